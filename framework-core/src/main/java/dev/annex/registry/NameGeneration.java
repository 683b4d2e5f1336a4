package dev.annex.registry;

import java.security.SecureRandom;

/** Makes names out of prefixes: up to 58 characters of it, and five random ones. */
final class NameGeneration {

    private static final String ALPHABET = "bcdfghjklmnpqrstvwxz2456789";
    private static final int SUFFIX = 5;
    private static final int MOST = 63;

    private static final SecureRandom RANDOM = new SecureRandom();

    private NameGeneration() {}

    static String generate(String prefix) {
        StringBuilder name = new StringBuilder(prefix.substring(0, Math.min(prefix.length(), MOST - SUFFIX)));
        for (int i = 0; i < SUFFIX; i++) {
            name.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return name.toString();
    }
}
