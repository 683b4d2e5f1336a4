package dev.annex.codegen;

/**
 * A mistake in an annotated class.
 *
 * @param where the class, and the field if it is about one
 * @param problem what is wrong
 * @param remedy what to write instead
 */
public record ModelProblem(String where, String problem, String remedy) {

    /** The whole sentence. */
    @Override
    public String toString() {
        return where + ": " + problem + "; " + remedy;
    }
}
