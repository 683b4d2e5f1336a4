package dev.annex.negotiation;

import java.util.Arrays;
import java.util.List;

/** The media types of answers, in the server's order of preference (N-01). */
public enum MediaType {
    /** JSON, the only form in which objects are kept. */
    JSON("json"),
    /** YAML, made of the JSON. */
    YAML("yaml"),
    /** Kubernetes' protobuf, which only the types of meta/v1 have (N-05). */
    PROTOBUF("vnd.kubernetes.protobuf");

    private final String subtype;

    MediaType(String subtype) {
        this.subtype = subtype;
    }

    /** All of them, as messages list them. */
    public static List<String> names() {
        return Arrays.stream(values()).map(MediaType::toString).toList();
    }

    /** Those in which watches can be followed, as messages list them. */
    public static List<String> streamNames() {
        return Arrays.stream(values())
                .filter(MediaType::streams)
                .map(type -> type + ";stream=watch")
                .toList();
    }

    /** Whether watches can be followed in it. */
    public boolean streams() {
        return this != YAML;
    }

    boolean matches(AcceptClause clause) {
        boolean any = clause.subtype().equals("*");
        return (clause.type().equals("*") && any)
                || (clause.type().equals("application")
                        && (any || clause.subtype().equals(subtype)));
    }

    /** The type as it stands in headers. */
    @Override
    public String toString() {
        return "application/" + subtype;
    }
}
