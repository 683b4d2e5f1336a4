package dev.annex.watchcache;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Ends an ordered iteration where the keys stop beginning with a prefix. */
final class PrefixIterator implements Iterator<CachedObject> {

    private final Iterator<CachedObject> rest;
    private final String prefix;
    private @Nullable CachedObject next;

    PrefixIterator(Iterator<CachedObject> rest, String prefix) {
        this.rest = rest;
        this.prefix = prefix;
        advance();
    }

    private void advance() {
        CachedObject candidate = rest.hasNext() ? rest.next() : null;
        next = candidate != null && candidate.key().startsWith(prefix) ? candidate : null;
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public CachedObject next() {
        CachedObject result = next;
        if (result == null) {
            throw new NoSuchElementException();
        }
        advance();
        return result;
    }
}
