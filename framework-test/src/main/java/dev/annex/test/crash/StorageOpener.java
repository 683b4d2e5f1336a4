package dev.annex.test.crash;

import dev.annex.storage.Storage;

/** Opens the store under test, also in other processes: a class with a constructor that takes nothing. */
public interface StorageOpener {

    /**
     * Opens the store.
     *
     * @param address where it is, in the opener's own terms: a file, an endpoint, a URL
     */
    Storage open(String address);

    /** Makes the opener of a name, as another process gave it. */
    static StorageOpener named(String className) {
        try {
            var constructor = Class.forName(className).getDeclaredConstructor();
            constructor.setAccessible(true);
            return (StorageOpener) constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(className + " is no opener of a store", e);
        }
    }
}
