package dev.annex.openapi.lint;

/**
 * Something in a document that would break a cluster.
 *
 * @param where the document and the definition or operation in it
 * @param definition the definition that it is about, such as {@code com.example.wardle.v1.Flunder}; empty if none
 * @param problem what is wrong, and what breaks by it
 * @param remedy what to write instead
 */
public record LintFinding(String where, String definition, String problem, String remedy) {

    /** The whole sentence. */
    @Override
    public String toString() {
        return where + ": " + problem + "; " + remedy;
    }
}
