package dev.annex.server;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.annex.api.ResourceLister;
import dev.annex.api.ResourceListers;
import dev.annex.registry.Resource;
import dev.annex.registry.ResourceVersion;
import dev.annex.watchcache.CachedObject;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Listers over the watch caches. It can be handed to user code before the server that it reads from exists, because that
 * server is made of the user code.
 */
public final class CachedListers implements ResourceListers {

    private final Map<Class<?>, ResourceLister<?>> listers = new ConcurrentHashMap<>();
    private volatile boolean bound;

    void bind(List<Resource> resources) {
        for (Resource resource : resources) {
            resource.definition().versions().forEach(version -> {
                ResourceVersion ready = resource.version(version.name());
                Class<? extends HasMetadata> type = ready.type();
                if (type != null) {
                    listers.put(type, new CacheLister<>(resource, ready, type));
                }
            });
        }
        bound = true;
    }

    @Override
    @SuppressWarnings("unchecked") // bind puts a lister of T under Class<T>
    public <T extends HasMetadata> ResourceLister<T> lister(Class<T> type) {
        return new LateLister<>(() -> {
            ResourceLister<?> lister = listers.get(type);
            if (lister == null) {
                throw new IllegalArgumentException(
                        bound
                                ? type.getName() + " is not a resource of this server; it serves "
                                        + listers.keySet().stream()
                                                .map(Class::getName)
                                                .sorted()
                                                .toList()
                                : "the server has not started yet, so " + type.getName() + " cannot be listed");
            }
            return (ResourceLister<T>) lister;
        });
    }

    private record LateLister<T extends HasMetadata>(java.util.function.Supplier<ResourceLister<T>> source)
            implements ResourceLister<T> {

        @Override
        public List<T> list() {
            return source.get().list();
        }

        @Override
        public List<T> list(String namespace) {
            return source.get().list(namespace);
        }

        @Override
        public Optional<T> get(String namespace, String name) {
            return source.get().get(namespace, name);
        }
    }

    private static final class CacheLister<T extends HasMetadata> implements ResourceLister<T> {

        private final Resource resource;
        private final ResourceVersion version;
        private final Class<T> type;
        private final Cache<CachedObject, T> typed =
                Caffeine.newBuilder().weakKeys().build();

        CacheLister(Resource resource, ResourceVersion version, Class<T> type) {
            this.resource = resource;
            this.version = version;
            this.type = type;
        }

        @Override
        public List<T> list() {
            return read("");
        }

        @Override
        public List<T> list(String namespace) {
            return read(namespace + "/");
        }

        @Override
        public Optional<T> get(String namespace, String name) {
            return Optional.ofNullable(resource.cache().latest().get(resource.key(namespace, name)))
                    .map(this::typed);
        }

        private List<T> read(String prefix) {
            List<T> objects = new ArrayList<>();
            Iterator<CachedObject> all = resource.cache().latest().iterate(prefix, "");
            while (all.hasNext()) {
                objects.add(typed(all.next()));
            }
            return List.copyOf(objects);
        }

        private T typed(CachedObject object) {
            return typed.get(object, key -> version.binding().toObject(resource.tree(key, version), type));
        }
    }
}
