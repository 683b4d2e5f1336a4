package dev.annex.jsonpath;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A path to values in a JSON tree, in Kubernetes' JSONPath: names, wildcards, {@code ..}, indices and slices, unions, and
 * filters such as {@code .status.conditions[?(@.type=="Ready")].status}. Immutable.
 *
 * @see <a href="https://kubernetes.io/docs/reference/kubectl/jsonpath/">JSONPath Support</a>
 */
public final class JsonPath {

    private final List<Step> steps;

    private JsonPath(List<Step> steps) {
        this.steps = List.copyOf(steps);
    }

    /**
     * Reads a path, such as {@code .spec.replicas}.
     *
     * @throws IllegalArgumentException if it is none; the message says where and why
     */
    public static JsonPath parse(String text) {
        return new JsonPath(new PathParser(text).parse());
    }

    /** The values in a tree, none if it has none there or if the path does not fit the tree. */
    public List<JsonNode> find(JsonNode tree) {
        try {
            return Step.walk(List.of(tree), steps);
        } catch (MismatchException e) {
            return List.of();
        }
    }
}
