package dev.annex.codec;

/** Makes texts such that they can be written as UTF-8. */
final class Texts {

    private static final char REPLACEMENT = '\ufffd';

    private Texts() {}

    /** The text with every half of a character replaced, as Go replaces it. */
    static String valid(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return repaired(text);
            }
        }
        return text;
    }

    private static String repaired(String text) {
        StringBuilder valid = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? REPLACEMENT : c)
                .forEach(valid::appendCodePoint);
        return valid.toString();
    }
}
