package dev.annex.codec;

/** Where an emitter of YAML stands: the text so far, the column, and what was written last. */
final class YamlOutput {

    /** The column at which lines begin, -1 outside of everything. */
    int indent = -1;

    /** Whether nothing but indentation and indicators stand on the line. */
    boolean indention = true;

    /** Whether the last character was a blank. */
    boolean whitespace = true;

    private final int width;
    private final StringBuilder text = new StringBuilder();
    private int column;

    /** Lines are broken at the first blank behind that column. */
    YamlOutput(int width) {
        this.width = width;
    }

    boolean tooWide() {
        return column > width;
    }

    void put(int character) {
        text.appendCodePoint(character);
        column++;
    }

    void put(String characters) {
        text.append(characters);
        column += characters.codePointCount(0, characters.length());
    }

    void breakLine() {
        text.append('\n');
        column = 0;
    }

    /** Writes a line break that is part of a scalar, whichever it is. */
    void putBreak(int character) {
        text.appendCodePoint(character);
        column = 0;
    }

    void writeIndent() {
        int target = Math.max(indent, 0);
        if (!indention || column > target || (column == target && !whitespace)) {
            breakLine();
        }
        while (column < target) {
            put(' ');
        }
        whitespace = true;
        indention = true;
    }

    void indicator(String indicator, boolean needsBlank, boolean isBlank, boolean isIndention) {
        if (needsBlank && !whitespace) {
            put(' ');
        }
        put(indicator);
        whitespace = isBlank;
        indention = indention && isIndention;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
