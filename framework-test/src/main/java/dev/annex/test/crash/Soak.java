package dev.annex.test.crash;

/** Whether tests that repeat themselves run long, as they do with {@code -Dannex.soak=true}, the profile {@code soak}. */
public final class Soak {

    private Soak() {}

    /** How often to repeat: a few times in the normal run, many times in a soak. */
    public static int rounds(int normal, int soak) {
        return Boolean.getBoolean("annex.soak") ? soak : normal;
    }
}
