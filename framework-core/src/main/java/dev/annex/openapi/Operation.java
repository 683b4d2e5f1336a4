package dev.annex.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.meta.GroupVersionKind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one method on one path does, before it is written in one form or the other.
 *
 * @param path the path with its variables in braces
 * @param method the HTTP method in lower case
 * @param name what it is called, before group and version are put into it: {@code listNamespacedFlunder}
 * @param description what it does
 * @param parameters its path and query parameters
 * @param body what the client sends; null if nothing
 * @param media the media types of what is sent and answered
 * @param responses the definition of the answer by status code
 * @param action what it means to Kubernetes' clients; null for paths that are no resources
 */
record Operation(
        String path,
        String method,
        String name,
        String description,
        List<Parameter> parameters,
        @Nullable Body body,
        Media media,
        Map<Integer, String> responses,
        @Nullable Action action) {

    /** The definition of what is sent, and whether it must be. */
    record Body(String definition, boolean required) {}

    /** The media types in the order in which they are preferred. */
    record Media(List<String> consumes, List<String> produces) {}

    /** The {@code x-kubernetes-action} and the kind that it is about. */
    record Action(String verb, GroupVersionKind kind) {

        void addTo(ObjectNode operation) {
            operation.put("x-kubernetes-action", verb);
            operation
                    .putObject(KindDefinitions.GROUP_VERSION_KIND)
                    .put("group", kind.group())
                    .put("version", kind.version())
                    .put("kind", kind.kind());
        }
    }

    Operation {
        parameters = List.copyOf(parameters);
        responses = Map.copyOf(responses);
    }
}
