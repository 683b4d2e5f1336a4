package dev.annex.negotiation;

/**
 * The shape into which a clause wants objects brought, by its parameters {@code as}, {@code g} and {@code v}.
 *
 * @param kind the kind, such as {@code Table}; empty for the object itself
 * @param group the kind's group
 * @param version the kind's version
 */
public record Transform(String kind, String group, String version) {

    /** The object as it is. */
    public static final Transform NONE = new Transform("", "", "");

    static Transform of(AcceptClause clause) {
        return new Transform(clause.parameter("as"), clause.parameter("g"), clause.parameter("v"));
    }

    /** Whether a clause asks for a shape at all, if only for one without a name. */
    static boolean asked(AcceptClause clause) {
        return clause.parameters().containsKey("as")
                || clause.parameters().containsKey("g")
                || clause.parameters().containsKey("v");
    }

    /** Whether the object stays as it is. */
    public boolean none() {
        return equals(NONE);
    }

    /** Whether it is that kind of {@code meta.k8s.io}, in a version that is served. */
    public boolean isMeta(String metaKind) {
        return kind.equals(metaKind)
                && group.equals("meta.k8s.io")
                && (version.equals("v1") || version.equals("v1beta1"));
    }
}
