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

    /** A field. Its message counts for the type of that name alone. */
    record Field(String name, int number, Type type, ProtobufMessage message) {}

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
            of("generation", 7, Type.NUMBER),
            of("creationTimestamp", 8, Type.TIME),
            of("deletionTimestamp", 9, Type.TIME),
            of("deletionGracePeriodSeconds", 10, Type.NUMBER),
            of("labels", 11, Type.MAP),
            of("annotations", 12, Type.MAP),
            of("ownerReferences", 13, OWNER_REFERENCE),
            text("finalizers", 14),
            of("managedFields", 17, MANAGED_FIELDS_ENTRY)));

    private static final ProtobufMessage PARTIAL = new ProtobufMessage(List.of(of("metadata", 1, OBJECT_META)));

    private static final ProtobufMessage PARTIAL_LIST =
            new ProtobufMessage(List.of(of("metadata", 1, LIST_META), of("items", 2, PARTIAL)));

    private static final ProtobufMessage STATUS = new ProtobufMessage(List.of(
            of("metadata", 1, LIST_META),
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
                            of("retryAfterSeconds", 5, Type.NUMBER),
                            text("uid", 6)))),
            of("code", 6, Type.NUMBER)));

    private static final ProtobufMessage GROUP_VERSION =
            new ProtobufMessage(List.of(text("groupVersion", 1), text("version", 2)));

    private static final ProtobufMessage SERVER_ADDRESS =
            new ProtobufMessage(List.of(text("clientCIDR", 1), text("serverAddress", 2)));

    private static final ProtobufMessage GROUP = new ProtobufMessage(List.of(
            text("name", 1),
            of("versions", 2, GROUP_VERSION),
            of("preferredVersion", 3, GROUP_VERSION),
            of("serverAddressByClientCIDRs", 4, SERVER_ADDRESS)));

    private static final ProtobufMessage RESOURCE = new ProtobufMessage(List.of(
            text("name", 1),
            of("namespaced", 2, Type.FLAG),
            text("kind", 3),
            of("verbs", 4, Type.VERBS),
            text("shortNames", 5),
            text("singularName", 6),
            text("categories", 7),
            text("group", 8),
            text("version", 9),
            text("storageVersionHash", 10)));

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

    /** The message of a kind; empty if it has none. */
    static Optional<ProtobufMessage> of(String apiVersion, String kind) {
        return switch (apiVersion) {
            case "meta.k8s.io/v1", "meta.k8s.io/v1beta1" -> Optional.ofNullable(META.get(kind));
            case "v1", "" -> Optional.ofNullable(LEGACY.get(kind));
            default -> Optional.empty();
        };
    }

    private static Field text(String name, int number) {
        return of(name, number, Type.TEXT);
    }

    private static Field of(String name, int number, Type type) {
        return new Field(name, number, type, NONE);
    }

    private static Field of(String name, int number, ProtobufMessage message) {
        return new Field(name, number, Type.MESSAGE, message);
    }
}
