package dev.annex.openapi;

import dev.annex.openapi.Operation.Media;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where the documented operations of native resources and of custom resources differ.
 *
 * @param plain the media types of most operations
 * @param streaming those of lists and watches
 * @param patch those of patches
 * @param getParameters the query parameters of reading one object
 * @param deleteCollectionParameters those of deleting a collection
 * @param deleteCollectionBody whether DeleteOptions can be sent when a collection is deleted
 * @param watchPaths whether the deprecated {@code /watch/} paths are documented
 * @param patchCreates whether a patch is said to create
 */
record OperationStyle(
        Media plain,
        Media streaming,
        Media patch,
        List<Parameter> getParameters,
        List<Parameter> deleteCollectionParameters,
        boolean deleteCollectionBody,
        boolean watchPaths,
        boolean patchCreates) {

    private static final String JSON = "application/json";
    private static final String YAML = "application/yaml";
    private static final String PROTOBUF = "application/vnd.kubernetes.protobuf";
    private static final List<String> FORMS = List.of(JSON, YAML, PROTOBUF);
    private static final List<String> TEXT_FORMS = List.of(JSON, YAML);
    private static final List<String> ANYTHING = List.of("*/*");
    private static final String JSON_PATCH = "application/json-patch+json";
    private static final String MERGE_PATCH = "application/merge-patch+json";
    private static final String STRATEGIC_MERGE_PATCH = "application/strategic-merge-patch+json";
    private static final String APPLY_PATCH = "application/apply-patch+yaml";

    /** The forms of discovery documents. */
    static final Media DISCOVERY = new Media(FORMS, FORMS);

    /** The only form of the version. */
    static final Media VERSION = new Media(List.of(JSON), List.of(JSON));

    static final OperationStyle NATIVE = new OperationStyle(
            new Media(ANYTHING, FORMS),
            new Media(
                    ANYTHING,
                    Stream.concat(FORMS.stream(), Stream.of(JSON + ";stream=watch", PROTOBUF + ";stream=watch"))
                            .toList()),
            new Media(List.of(JSON_PATCH, MERGE_PATCH, STRATEGIC_MERGE_PATCH, APPLY_PATCH), FORMS),
            List.of(),
            Parameters.deleteCollection(),
            true,
            true,
            true);

    static final OperationStyle CUSTOM = new OperationStyle(
            new Media(TEXT_FORMS, TEXT_FORMS),
            new Media(TEXT_FORMS, TEXT_FORMS),
            new Media(List.of(JSON_PATCH, MERGE_PATCH, APPLY_PATCH), TEXT_FORMS),
            Parameters.GET,
            Parameters.LIST,
            false,
            false,
            false);
}
