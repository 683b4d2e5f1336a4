package dev.annex.codegen.schema;

/** Takes what is wrong with annotated classes. */
@FunctionalInterface
public interface Problems {

    /**
     * Reports a mistake.
     *
     * @param where the field, as a path that begins with its class
     * @param problem what is wrong
     * @param remedy what to write instead
     */
    void add(String where, String problem, String remedy);
}
