package dev.annex.cel.library;

/** A value of a type of Kubernetes' own, into which only its functions look. */
public interface KubernetesValue {

    /** The name of its type. */
    String typeName();

    /** Its size, as far as costs depend on it. */
    default long size() {
        return 1;
    }
}
