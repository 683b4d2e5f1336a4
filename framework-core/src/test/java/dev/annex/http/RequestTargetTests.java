package dev.annex.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTargetTests {

    @ParameterizedTest
    @ValueSource(strings = {"/", "*", "/apis/a.b/v1/x?limit=1&a=%20b%3F[c]?/", "http://other:80/apis", "/?", "/%41"})
    void leavesWhatIsEscapedAlone(String target) {
        assertThat(RequestTarget.escaped(target)).isSameAs(target);
    }

    /** As curl sends it when it is not told otherwise (W-02). */
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "/x?labelSelector=a>1 /x?labelSelector=a%3E1",
                "/x?labelSelector={a} /x?labelSelector=%7Ba%7D",
                "/x?a|b=\"c\"&d=`^\\ /x?a%7Cb=%22c%22&d=%60%5E%5C",
                "/a<b/[c]?[d] /a%3Cb/%5Bc%5D?[d]",
                "/a#b?c#d /a%23b?c%23d",
                "https://other/a|b https://other/a%7Cb",
            })
    void escapesWhatGoTakesAsItIs(String sent, String escaped) {
        assertThat(RequestTarget.escaped(sent)).isEqualTo(escaped);
        assertThat(URI.create(escaped)).hasToString(escaped);
    }

    @Test
    void takesCharactersForBytes() {
        String sent = new String("/ä?ö=€".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        assertThat(RequestTarget.escaped(sent)).isEqualTo("/%C3%A4?%C3%B6=%E2%82%AC");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {"/x?a=%zz /x?", "/x?a=1&b=%&c=2 /x?a=1&&c=2", "/x?%a=1&b=2 /x?&b=2", "/x?a=%4&b=%41 /x?&b=%41"})
    void leavesOutPairsWithBrokenEscapes(String sent, String escaped) {
        assertThat(RequestTarget.escaped(sent)).isEqualTo(escaped);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "healthz", "/a%zz", "/%", "/a%4", "/a\u0001", "/a?b=\u007f", "/a?b=\u0000&c"})
    void refusesWhatIsNoTarget(String sent) {
        assertThatIllegalArgumentException().isThrownBy(() -> RequestTarget.escaped(sent));
    }
}
