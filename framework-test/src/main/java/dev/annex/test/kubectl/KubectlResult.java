package dev.annex.test.kubectl;

/** What a finished kubectl printed, and its exit code: 0 for success. */
public record KubectlResult(int exitCode, String stdout, String stderr) {

    /**
     * What it printed, when it succeeded.
     *
     * @throws AssertionError with all that it printed, when it did not
     */
    public String output() {
        if (exitCode != 0) {
            throw new AssertionError("kubectl exited with " + exitCode + "\n" + stderr + stdout);
        }
        return stdout;
    }
}
