package dev.annex.maven.input.v1;

/** Starts, and ends with a code. */
public final class Starter {

    private Starter() {}

    /** Ends with 7 if it was given a token and a kubeconfig. */
    public static void main(String[] args) {
        boolean kubeconfig = String.join(" ", args).contains("--annex.standalone.kubeconfig=");
        boolean token = System.getenv("ANNEX_STANDALONE_TOKEN") != null;
        System.exit(kubeconfig && token ? 7 : 1);
    }
}
