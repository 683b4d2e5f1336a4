package dev.annex.openapi;

import dev.annex.meta.GroupVersionKind;
import dev.annex.openapi.Operation.Action;
import dev.annex.openapi.Operation.Body;
import dev.annex.openapi.Operation.Media;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Puts an {@link Operation} together. */
final class OperationBuilder {

    private final String path;
    private final String method;
    private final String name;
    private final String description;
    private final List<Parameter> parameters = new ArrayList<>();
    private final Map<Integer, String> responses = new TreeMap<>();
    private @Nullable Body body;
    private @Nullable Action action;

    OperationBuilder(String path, String method, String name, String description) {
        this.path = path;
        this.method = method;
        this.name = name;
        this.description = description;
    }

    /** An operation on a resource: takes {@code pretty} and what its path asks for. */
    OperationBuilder acting(String verb, GroupVersionKind kind) {
        this.action = new Action(verb, kind);
        parameters.add(Parameters.PRETTY);
        if (path.contains("{namespace}")) {
            parameters.add(Parameters.NAMESPACE);
        }
        if (path.contains("{name}")) {
            parameters.add(Parameters.name(kind.kind()));
        }
        return this;
    }

    OperationBuilder taking(List<Parameter> options) {
        parameters.addAll(options);
        return this;
    }

    OperationBuilder reading(String definition, boolean required) {
        this.body = new Body(definition, required);
        return this;
    }

    OperationBuilder answering(String definition, int... codes) {
        for (int code : codes) {
            responses.put(code, definition);
        }
        return this;
    }

    Operation in(Media media) {
        return new Operation(path, method, name, description, parameters, body, media, responses, action);
    }
}
