package dev.annex.openapi;

import dev.annex.api.Verb;
import dev.annex.meta.GroupVersionKind;
import dev.annex.scheme.ResourceDefinition;
import dev.annex.scheme.ServedResources;
import dev.annex.scheme.Subresource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The operations of one resource in one version, of exactly the verbs that it serves. */
final class ResourceOperations {

    private static final String STATUS = MetaDefinitions.META + "Status";
    private static final String DELETE_OPTIONS = MetaDefinitions.META + "DeleteOptions";

    private final ResourceDefinition definition;
    private final GroupVersionKind kind;
    private final OperationStyle style;
    private final String root;
    private final String collection;
    private final String scope;
    private final String noun;
    private final List<Operation> operations = new ArrayList<>();

    private ResourceOperations(ServedResources.Entry entry) {
        this.definition = entry.definition();
        this.kind = definition.kind(entry.version().name());
        this.style = definition.behaviour().customResource() ? OperationStyle.CUSTOM : OperationStyle.NATIVE;
        this.root = "/apis/" + entry.groupVersion();
        this.collection = (definition.namespaced() ? "/namespaces/{namespace}/" : "/")
                + definition.names().plural();
        this.scope = definition.namespaced() ? "Namespaced" : "";
        this.noun = ("AEIOU".indexOf(kind.kind().charAt(0)) >= 0 ? "an " : "a ") + kind.kind();
    }

    static List<Operation> of(ServedResources.Entry entry) {
        ResourceOperations resource = new ResourceOperations(entry);
        resource.addCollection();
        resource.addObject("", resource.noun, resource.definition.verbs(), resource.kind);
        for (Subresource subresource : resource.definition.subresources(entry.version())) {
            resource.addObject(
                    subresource.name(),
                    "the " + subresource.name() + " of " + resource.noun,
                    subresource.verbs(),
                    subresource.kind());
        }
        if (resource.style.watchPaths() && resource.definition.verbs().contains(Verb.WATCH)) {
            resource.addWatches();
        }
        return resource.operations;
    }

    private OperationBuilder operation(String path, String method, String name, String description) {
        return new OperationBuilder(root + path, method, name, description);
    }

    private void addCollection() {
        Set<Verb> verbs = definition.verbs();
        if (verbs.contains(Verb.LIST)) {
            addList(collection, "list" + scope + kind.kind(), "list " + plural());
            if (definition.namespaced()) {
                String name = "list" + kind.kind() + "ForAllNamespaces";
                addList("/" + plural(), name, "list " + plural() + " of all namespaces");
            }
        }
        String type = KindDefinitions.name(kind);
        if (verbs.contains(Verb.CREATE)) {
            operations.add(operation(collection, "post", "create" + scope + kind.kind(), "create " + noun)
                    .acting("post", kind)
                    .taking(Parameters.WRITE)
                    .reading(type, true)
                    .answering(type, 200, 201, 202)
                    .in(style.plain()));
        }
        if (verbs.contains(Verb.DELETECOLLECTION)) {
            String name = "deleteCollection" + scope + kind.kind();
            OperationBuilder operation = operation(collection, "delete", name, "delete all " + plural() + " that match")
                    .acting("deletecollection", kind)
                    .taking(style.deleteCollectionParameters())
                    .answering(STATUS, 200);
            if (style.deleteCollectionBody()) {
                operation.reading(DELETE_OPTIONS, false);
            }
            operations.add(operation.in(style.plain()));
        }
    }

    private void addList(String path, String name, String description) {
        String list =
                KindDefinitions.name(kind.groupVersion().kind(definition.names().listKind()));
        operations.add(operation(path, "get", name, description)
                .acting("list", kind)
                .taking(Parameters.LIST)
                .answering(list, 200)
                .in(style.streaming()));
    }

    private void addObject(String subresource, String what, Set<Verb> verbs, GroupVersionKind shown) {
        String path = collection + "/{name}" + (subresource.isEmpty() ? "" : "/" + subresource);
        String name = scope + kind.kind() + capitalised(subresource);
        String type = KindDefinitions.name(shown);
        GroupVersionKind acted = definition.behaviour().customResource() ? kind : shown;
        if (verbs.contains(Verb.GET)) {
            operations.add(operation(path, "get", "read" + name, "read " + what)
                    .acting("get", acted)
                    .taking(style.getParameters())
                    .answering(type, 200)
                    .in(style.plain()));
        }
        if (verbs.contains(Verb.UPDATE)) {
            operations.add(operation(path, "put", "replace" + name, "replace " + what)
                    .acting("put", acted)
                    .taking(Parameters.WRITE)
                    .reading(type, true)
                    .answering(type, 200, 201)
                    .in(style.plain()));
        }
        if (verbs.contains(Verb.DELETE)) {
            operations.add(operation(path, "delete", "delete" + name, "delete " + what)
                    .acting("delete", acted)
                    .taking(Parameters.DELETE)
                    .reading(DELETE_OPTIONS, false)
                    .answering(STATUS, 200, 202)
                    .in(style.plain()));
        }
        if (verbs.contains(Verb.PATCH)) {
            operations.add(operation(path, "patch", "patch" + name, "change parts of " + what)
                    .acting("patch", acted)
                    .taking(Parameters.PATCH)
                    .reading(MetaDefinitions.META + "Patch", true)
                    .answering(type, style.patchCreates() ? new int[] {200, 201} : new int[] {200})
                    .in(style.patch()));
        }
    }

    private void addWatches() {
        if (definition.verbs().contains(Verb.LIST)) {
            addWatch("/watch" + collection, "watch" + scope + kind.kind() + "List", "watchlist", plural());
            if (definition.namespaced()) {
                String name = "watch" + kind.kind() + "ListForAllNamespaces";
                addWatch("/watch/" + plural(), name, "watchlist", plural() + " of all namespaces");
            }
        }
        addWatch("/watch" + collection + "/{name}", "watch" + scope + kind.kind(), "watch", noun);
    }

    private void addWatch(String path, String name, String action, String what) {
        String description = "watch " + what + ". Deprecated: use the watch parameter of the list";
        operations.add(operation(path, "get", name, description)
                .acting(action, kind)
                .taking(Parameters.LIST)
                .answering(MetaDefinitions.META + "WatchEvent", 200)
                .in(style.streaming()));
    }

    private String plural() {
        return definition.names().plural();
    }

    private static String capitalised(String subresource) {
        return subresource.isEmpty()
                ? ""
                : subresource.substring(0, 1).toUpperCase(Locale.ROOT) + subresource.substring(1);
    }
}
