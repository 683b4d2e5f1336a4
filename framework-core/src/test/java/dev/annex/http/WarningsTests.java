package dev.annex.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** */
class WarningsTests {

    private static final int ENVELOPE = "299 - \"\"".length();

    @Test
    void quotesAndBackslashesAreEscaped() {
        assertThat(Warnings.header(List.of("a \"b\" \\ c"))).containsExactly("299 - \"a \\\"b\\\" \\\\ c\"");
    }

    @Test
    void lineBreaksCannotBeginAnotherHeader() {
        assertThat(Warnings.header(List.of("a\r\nSet-Cookie: b", "c"))).containsExactly("299 - \"c\"");
    }

    @Test
    void fourThousandRunesAreKept() {
        assertThat(Warnings.header(List.of("\uD83D\uDE00".repeat(4096))).get(0)).hasSize(ENVELOPE + 2 * 4096);
    }

    @Test
    void moreAreCutShortRuneByRune() {
        List<String> header = Warnings.header(Collections.nCopies(20, "\uD83D\uDE00".repeat(300)));
        assertThat(header).hasSize(16).allSatisfy(warning -> {
            assertThat(warning).hasSize(ENVELOPE + 2 * 256).endsWith("\uD83D\uDE00\"");
        });
    }

    @Test
    void onceThereAreTooManyAsManyAreTakenAsFitCutShort() {
        List<String> texts = new ArrayList<>(Collections.nCopies(2, "x".repeat(2048)));
        texts.addAll(Collections.nCopies(60, "y".repeat(64)));
        List<String> header = Warnings.header(texts);
        assertThat(header).hasSize(2 + (4096 - 2 * 256) / 64);
        assertThat(header.get(0)).hasSize(ENVELOPE + 256);
        assertThat(header.get(2)).hasSize(ENVELOPE + 64);
    }
}
