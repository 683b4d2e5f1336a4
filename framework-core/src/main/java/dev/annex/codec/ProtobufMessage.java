package dev.annex.codec;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A message of Kubernetes' meta/v1, as its published protocol definition numbers the fields.
 *
 * @param fields the fields, by their names in JSON
 */
record ProtobufMessage(List<Field> fields) {

    /** What a field holds. A list holds several. */
    enum Type {
        TEXT,
        NUMBER,
        FLAG,
        TIME,
        MAP,
        JSON,
        VERBS,
        MESSAGE
    }

    /** A field. Its message counts for the type of that name alone. One that is always there is written if it is empty. */
    record Field(String name, int number, Type type, ProtobufMessage message, boolean always) {}

    private static final ProtobufMessage NONE = new ProtobufMessage(List.of());

    private static final ProtobufMessage LIST_META = new ProtobufMessage(List.of(
            text("selfLink", 1),
            text("resourceVersion", 2),
            text("continue", 3),
            of("remainingItemCount", 4, Type.NUMBER)));

    private static final ProtobufMessage OWNER_REFERENCE = new ProtobufMessage(List.of(
            text("kind", 1),
            text("name", 3),
            text("uid", 4),
            text("apiVersion", 5),
            of("controller", 6, Type.FLAG),
            of("blockOwnerDeletion", 7, Type.FLAG)));

    private static final ProtobufMessage MANAGED_FIELDS_ENTRY = new ProtobufMessage(List.of(
            text("manager", 1),
            text("operation", 2),
            text("apiVersion", 3),
            of("time", 4, Type.TIME),
            text("fieldsType", 6),
            of("fieldsV1", 7, Type.JSON),
            text("subresource", 8)));

    private static final ProtobufMessage OBJECT_META = new ProtobufMessage(List.of(
            text("name", 1),
            text("generateName", 2),
            text("namespace", 3),
            text("selfLink", 4),
            text("uid", 5),
            text("resourceVersion", 6),
            always("generation", 7, Type.NUMBER),
            always("creationTimestamp", 8, Type.TIME),
            of("deletionTimestamp", 9, Type.TIME),
            of("deletionGracePeriodSeconds", 10, Type.NUMBER),
            of("labels", 11, Type.MAP),
            of("annotations", 12, Type.MAP),
            of("ownerReferences", 13, OWNER_REFERENCE),
            of("finalizers", 14, Type.TEXT),
            of("managedFields", 17, MANAGED_FIELDS_ENTRY)));

    private static final ProtobufMessage PARTIAL = new ProtobufMessage(List.of(always("metadata", 1, OBJECT_META)));

    private static final ProtobufMessage PARTIAL_LIST =
            new ProtobufMessage(List.of(always("metadata", 1, LIST_META), of("items", 2, PARTIAL)));

    private static final ProtobufMessage STATUS = new ProtobufMessage(List.of(
            always("metadata", 1, LIST_META),
            text("status", 2),
            text("message", 3),
            text("reason", 4),
            of(
                    "details",
                    5,
                    new ProtobufMessage(List.of(
                            text("name", 1),
                            text("group", 2),
                            text("kind", 3),
                            of(
                                    "causes",
                                    4,
                                    new ProtobufMessage(
                                            List.of(text("reason", 1), text("message", 2), text("field", 3)))),
                            always("retryAfterSeconds", 5, Type.NUMBER),
                            text("uid", 6)))),
            always("code", 6, Type.NUMBER)));

    private static final ProtobufMessage GROUP_VERSION =
            new ProtobufMessage(List.of(text("groupVersion", 1), text("version", 2)));

    private static final ProtobufMessage SERVER_ADDRESS =
            new ProtobufMessage(List.of(text("clientCIDR", 1), text("serverAddress", 2)));

    private static final ProtobufMessage GROUP = new ProtobufMessage(List.of(
            text("name", 1),
            of("versions", 2, GROUP_VERSION),
            always("preferredVersion", 3, GROUP_VERSION),
            of("serverAddressByClientCIDRs", 4, SERVER_ADDRESS)));

    private static final ProtobufMessage RESOURCE = new ProtobufMessage(List.of(
            text("name", 1),
            always("namespaced", 2, Type.FLAG),
            text("kind", 3),
            of("verbs", 4, Type.VERBS),
            of("shortNames", 5, Type.TEXT),
            text("singularName", 6),
            of("categories", 7, Type.TEXT),
            text("group", 8),
            text("version", 9),
            text("storageVersionHash", 10)));

    private static final ProtobufMessage KIND =
            new ProtobufMessage(List.of(text("group", 1), text("version", 2), text("kind", 3)));

    private static final ProtobufMessage SUBRESOURCE = new ProtobufMessage(List.of(
            text("subresource", 1),
            of("responseKind", 2, KIND),
            of("acceptedTypes", 3, KIND),
            of("verbs", 4, Type.TEXT)));

    private static final ProtobufMessage DISCOVERED_RESOURCE = new ProtobufMessage(List.of(
            text("resource", 1),
            of("responseKind", 2, KIND),
            text("scope", 3),
            text("singularResource", 4),
            of("verbs", 5, Type.TEXT),
            of("shortNames", 6, Type.TEXT),
            of("categories", 7, Type.TEXT),
            of("subresources", 8, SUBRESOURCE)));

    private static final ProtobufMessage DISCOVERED_VERSION = new ProtobufMessage(
            List.of(text("version", 1), of("resources", 2, DISCOVERED_RESOURCE), text("freshness", 3)));

    private static final ProtobufMessage DISCOVERY = new ProtobufMessage(List.of(
            always("metadata", 1, LIST_META),
            of(
                    "items",
                    2,
                    new ProtobufMessage(
                            List.of(always("metadata", 1, OBJECT_META), of("versions", 2, DISCOVERED_VERSION))))));

    private static final Map<String, ProtobufMessage> META =
            Map.of("PartialObjectMetadata", PARTIAL, "PartialObjectMetadataList", PARTIAL_LIST);

    private static final Map<String, ProtobufMessage> LEGACY = Map.of(
            "Status",
            STATUS,
            "APIGroup",
            GROUP,
            "APIGroupList",
            new ProtobufMessage(List.of(of("groups", 1, GROUP))),
            "APIResourceList",
            new ProtobufMessage(List.of(text("groupVersion", 1), of("resources", 2, RESOURCE))));

    /** A list that says nothing of what is in it. */
    static ProtobufMessage listMeta() {
        return new ProtobufMessage(List.of(always("metadata", 1, LIST_META)));
    }

    /** The message of a kind; empty if it has none. */
    static Optional<ProtobufMessage> of(String apiVersion, String kind) {
        return switch (apiVersion) {
            case "meta.k8s.io/v1", "meta.k8s.io/v1beta1" -> Optional.ofNullable(META.get(kind));
            case "v1", "" -> Optional.ofNullable(LEGACY.get(kind));
            case "apidiscovery.k8s.io/v2" ->
                kind.equals("APIGroupDiscoveryList") ? Optional.of(DISCOVERY) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Field text(String name, int number) {
        return always(name, number, Type.TEXT);
    }

    private static Field always(String name, int number, Type type) {
        return new Field(name, number, type, NONE, true);
    }

    private static Field always(String name, int number, ProtobufMessage message) {
        return new Field(name, number, Type.MESSAGE, message, true);
    }

    private static Field of(String name, int number, Type type) {
        return new Field(name, number, type, NONE, false);
    }

    private static Field of(String name, int number, ProtobufMessage message) {
        return new Field(name, number, Type.MESSAGE, message, false);
    }
}
