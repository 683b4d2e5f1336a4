package dev.annex.test.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SymbolsTests {

    private static final String UID = "0f6a9f3c-52a3-4d5e-9a53-0c7a8ef4ab11";

    private final Symbols symbols = new Symbols("t1-create");

    @Test
    void equalValuesHaveEqualSymbolsNumberedByFirstSight() {
        assertThat(symbols.revision("70")).isEqualTo("<rv:1>");
        assertThat(symbols.revision("9")).isEqualTo("<rv:2>");
        assertThat(symbols.revision("70")).isEqualTo("<rv:1>");
        assertThat(symbols.uid(UID)).isEqualTo("<uid:1>");
        assertThat(symbols.uid("another")).isEqualTo("<uid:2>");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            flunders "x" in namespace t1-create   | flunders "x" in namespace <ns>
            Too large resource version, current: 17 | Too large resource version, current: <listRV>
            too old resource version: 1 (42)        | too old resource version: 1 (<listRV>)
            precondition resourceVersion: "17" fails | precondition resourceVersion: "<rv>" fails
            uid: 11111111-52a3-4d5e-9a53-0c7a8ef4ab11, seen | uid: <uid>, seen
            seen since 2026-01-02T03:04:05Z         | seen since <time>
            seen since 2026-01-02T03:04:05.123456Z. | seen since <time>.
            resourceVersion is 4711 and 4712        | resourceVersion is <rv:1> and 4712
            ResourceVersion=4711                    | ResourceVersion=<rv:1>
            resource version: 99                    | resource version: 99
            4711 of another kind                    | 4711 of another kind
            """)
    void sentencesLoseTheirVolatileParts(String sentence, String expected) {
        symbols.revision("4711");

        assertThat(symbols.text(sentence)).isEqualTo(expected);
    }

    @Test
    void aKnownUidIsNamedWhereverItIs() {
        symbols.uid(UID);

        assertThat(symbols.text("owner " + UID + " is gone")).isEqualTo("owner <uid:1> is gone");
    }
}
