package dev.annex.codegen.schema;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/**
 * A schema on its way to completion.
 *
 * @param schema the schema, to be changed
 * @param place where Java says what it is about
 * @param path the path of the field, for problems
 * @param problems where problems go
 */
record SchemaNode(ObjectNode schema, Place place, String path, Problems problems) {

    private static final String INT_OR_STRING = "x-kubernetes-int-or-string";

    /** The same schema as another place, such as its class, says it. */
    SchemaNode at(Place other) {
        return new SchemaNode(schema, other, path, problems);
    }

    /** The JSON type; empty if there is none or there are two. */
    String type() {
        return schema.path("type").asText("");
    }

    boolean intOrString() {
        return schema.path(INT_OR_STRING).asBoolean(false);
    }

    /** Whether values can be of one of these types; reports an annotation that is about others. */
    boolean fits(String annotation, String... types) {
        String type = type();
        if (type.isEmpty() && !intOrString()) {
            return true;
        }
        Set<String> wanted = Set.of(types);
        boolean fits = intOrString() ? wanted.contains("integer") || wanted.contains("string") : wanted.contains(type);
        if (!fits) {
            problem(annotation + " says nothing of a value of the type " + type, "take it away, or change the type");
        }
        return fits;
    }

    void problem(String problem, String remedy) {
        problems.add(path, problem, remedy);
    }
}
