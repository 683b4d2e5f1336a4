package dev.annex.codec;

import java.nio.charset.StandardCharsets;

/**
 * What about a text decides in which style YAML can hold it.
 *
 * @param bytes its length as UTF-8
 * @param multiline whether it has line breaks
 * @param plainAllowed whether it can stand without quotes
 * @param singleQuotedAllowed whether it can stand in single quotes
 * @param blockAllowed whether it can stand as a block
 */
record ScalarAnalysis(
        int bytes, boolean multiline, boolean plainAllowed, boolean singleQuotedAllowed, boolean blockAllowed) {

    /** How a scalar is written. */
    enum Style {
        PLAIN,
        SINGLE_QUOTED,
        DOUBLE_QUOTED,
        LITERAL
    }

    /** Looks at a text, for a dialect in which blocks may have tabs in them or may not. */
    static ScalarAnalysis of(String text, boolean tabsInBlocks) {
        return text.isEmpty() ? new ScalarAnalysis(0, false, true, true, false) : new Scan(text).analysis(tabsInBlocks);
    }

    /** The style of a text, given whether it would still be a text without quotes. */
    Style style(String text, boolean mayBePlain, boolean simpleKey) {
        if (text.indexOf('\n') >= 0) {
            return blockAllowed && !simpleKey ? Style.LITERAL : Style.DOUBLE_QUOTED;
        }
        if (!mayBePlain || (simpleKey && multiline)) {
            return Style.DOUBLE_QUOTED;
        }
        if (plainAllowed) {
            return Style.PLAIN;
        }
        return singleQuotedAllowed ? Style.SINGLE_QUOTED : Style.DOUBLE_QUOTED;
    }

    /** Whether a character can stand in YAML as it is; characters beyond the first plane are not trusted to. */
    static boolean printable(int c) {
        return c == '\n'
                || (c >= 0x20 && c <= 0x7e)
                || (c >= 0xa0 && c <= 0xd7ff)
                || (c >= 0xe000 && c <= 0xfffd && c != 0xfeff);
    }

    static boolean isBreak(int c) {
        return c == '\r' || c == '\n' || c == 0x85 || c == 0x2028 || c == 0x2029;
    }

    private static boolean isBlank(int c) {
        return c == ' ' || c == '\t';
    }

    /** One pass over a text that is not empty. */
    private static final class Scan {

        private final int[] characters;
        private final int bytes;
        private boolean indicators;
        private boolean tabs;
        private boolean special;
        private boolean breaks;
        private boolean spaceThenBreak;
        private boolean breakThenSpace;

        Scan(String text) {
            this.characters = text.codePoints().toArray();
            this.bytes = text.getBytes(StandardCharsets.UTF_8).length;
            this.indicators = text.startsWith("---") || text.startsWith("...");
        }

        ScalarAnalysis analysis(boolean tabsInBlocks) {
            for (int i = 0; i < characters.length; i++) {
                look(i);
            }
            int first = characters[0];
            int last = characters[characters.length - 1];
            boolean edges = first == ' ' || last == ' ' || isBreak(first) || isBreak(last);
            boolean unsafe = spaceThenBreak || special || tabs;
            return new ScalarAnalysis(
                    bytes,
                    breaks,
                    !edges && !breakThenSpace && !unsafe && !breaks && !indicators,
                    !breakThenSpace && !unsafe,
                    last != ' ' && !spaceThenBreak && !special && (tabsInBlocks || !tabs));
        }

        private void look(int i) {
            int c = characters[i];
            boolean blankAfter = i + 1 == characters.length || isBlank(characters[i + 1]);
            boolean blankBefore = i == 0 || isBlank(characters[i - 1]) || isBreak(characters[i - 1]);
            boolean atStart = i == 0 && "#,[]{}&*!|>'\"%@`".indexOf(c) >= 0;
            boolean beforeBlank = blankAfter && (c == ':' || (i == 0 && (c == '?' || c == '-')));
            if (atStart || beforeBlank || (c == '#' && blankBefore)) {
                indicators = true;
            }
            tabs |= c == '\t';
            special |= !printable(c) && c != '\t';
            breaks |= isBreak(c);
            if (i > 0) {
                spaceThenBreak |= characters[i - 1] == ' ' && isBreak(c);
                breakThenSpace |= isBreak(characters[i - 1]) && c == ' ';
            }
        }
    }
}
