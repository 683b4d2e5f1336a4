package dev.annex.codec;

/** Writes scalars in the four styles, breaking lines where libyaml does. */
final class YamlScalarWriter {

    private static final int BYTE_ORDER_MARK = 0xfeff;

    private final YamlOutput out;
    private final int step;

    /** Blocks that begin with a blank say by how much they are indented. */
    YamlScalarWriter(YamlOutput out, int step) {
        this.out = out;
        this.step = step;
    }

    void write(String text, ScalarAnalysis analysis, ScalarAnalysis.Style style, boolean mayBreak) {
        int[] characters = text.codePoints().toArray();
        switch (style) {
            case PLAIN -> plain(characters, mayBreak);
            case SINGLE_QUOTED -> singleQuoted(characters, mayBreak);
            case DOUBLE_QUOTED -> doubleQuoted(characters, mayBreak);
            case LITERAL -> literal(characters);
        }
        out.whitespace = style == ScalarAnalysis.Style.LITERAL && out.whitespace;
        out.indention = style == ScalarAnalysis.Style.LITERAL && out.indention;
    }

    private void plain(int[] characters, boolean mayBreak) {
        if (!out.whitespace) {
            out.put(' ');
        }
        flow(characters, mayBreak, false);
    }

    private void singleQuoted(int[] characters, boolean mayBreak) {
        out.indicator("'", true, false, false);
        flow(characters, mayBreak, true);
        out.indicator("'", false, false, false);
    }

    /** What plain and single-quoted scalars have in common: they can be folded. */
    private void flow(int[] characters, boolean mayBreak, boolean quoted) {
        boolean spaces = false;
        boolean breaks = false;
        for (int i = 0; i < characters.length; i++) {
            int c = characters[i];
            if (c == ' ') {
                boolean inside = !quoted || (i > 0 && i < characters.length - 1);
                boolean alone = i + 1 == characters.length || characters[i + 1] != ' ';
                if (mayBreak && !spaces && out.tooWide() && inside && alone) {
                    out.writeIndent();
                } else {
                    out.put(c);
                }
                spaces = true;
            } else if (ScalarAnalysis.isBreak(c)) {
                if (!breaks && c == '\n') {
                    out.breakLine();
                }
                out.putBreak(c);
                out.indention = true;
                breaks = true;
            } else {
                if (breaks) {
                    out.writeIndent();
                }
                out.put(quoted && c == '\'' ? "''" : Character.toString(c));
                out.indention = false;
                spaces = false;
                breaks = false;
            }
        }
    }

    private void doubleQuoted(int[] characters, boolean mayBreak) {
        out.indicator("\"", true, false, false);
        boolean spaces = false;
        for (int i = 0; i < characters.length; i++) {
            int c = characters[i];
            boolean marked = characters[0] == BYTE_ORDER_MARK; // which libyaml's port then sees everywhere
            if (marked || !ScalarAnalysis.printable(c) || ScalarAnalysis.isBreak(c) || c == '"' || c == '\\') {
                out.put(escape(c));
                spaces = false;
            } else if (c == ' ') {
                if (mayBreak && !spaces && out.tooWide() && i > 0 && i < characters.length - 1) {
                    out.writeIndent();
                    if (characters[i + 1] == ' ') {
                        out.put('\\');
                    }
                } else {
                    out.put(c);
                }
                spaces = true;
            } else {
                out.put(c);
                spaces = false;
            }
        }
        out.indicator("\"", false, false, false);
    }

    private static String escape(int c) {
        return switch (c) {
            case 0 -> "\\0";
            case 7 -> "\\a";
            case '\b' -> "\\b";
            case '\t' -> "\\t";
            case '\n' -> "\\n";
            case 11 -> "\\v";
            case '\f' -> "\\f";
            case '\r' -> "\\r";
            case 27 -> "\\e";
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case 0x85 -> "\\N";
            case 0xa0 -> "\\_";
            case 0x2028 -> "\\L";
            case 0x2029 -> "\\P";
            default -> String.format(c <= 0xff ? "\\x%02X" : c <= 0xffff ? "\\u%04X" : "\\U%08X", c);
        };
    }

    private void literal(int[] characters) {
        out.indicator("|", true, false, false);
        if (characters[0] == ' ' || ScalarAnalysis.isBreak(characters[0])) {
            out.indicator(Integer.toString(step), false, false, false);
        }
        int last = characters.length - 1;
        if (!ScalarAnalysis.isBreak(characters[last])) {
            out.indicator("-", false, false, false);
        } else if (last == 0 || ScalarAnalysis.isBreak(characters[last - 1])) {
            out.indicator("+", false, false, false);
        }
        out.breakLine();
        out.indention = true;
        out.whitespace = true;
        boolean breaks = true;
        for (int c : characters) {
            if (ScalarAnalysis.isBreak(c)) {
                out.putBreak(c);
                out.indention = true;
                breaks = true;
            } else {
                if (breaks) {
                    out.writeIndent();
                }
                out.put(c);
                out.indention = false;
                breaks = false;
            }
        }
    }
}
