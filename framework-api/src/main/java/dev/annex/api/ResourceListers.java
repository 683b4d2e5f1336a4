package dev.annex.api;

import io.fabric8.kubernetes.api.model.HasMetadata;

/** Gives out the listers of this server's resources, for admission plugins and validators that look at others. */
@FunctionalInterface
public interface ResourceListers {

    /**
     * The lister of that resource class.
     *
     * @throws IllegalArgumentException if the server does not serve the class
     */
    <T extends HasMetadata> ResourceLister<T> lister(Class<T> type);
}
