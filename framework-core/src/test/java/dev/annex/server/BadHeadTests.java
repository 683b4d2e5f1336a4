package dev.annex.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused before anybody knows what is asked for; what Go's servers answer is measured. */
class BadHeadTests {

    private static final int PATIENCE = 10_000;

    @AutoClose
    private final LoopbackServer server = LoopbackServer.start();

    /** All that comes back on a connection until the server closes it. */
    private String exchange(String sent) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(PATIENCE);
            socket.getOutputStream()
                    .write(sent.replace("|", "\r\n").replace("^", "\u0001").getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private static String refusal(String status, String body) {
        return "HTTP/1.1 " + status + "\r\ncontent-type: text/plain; charset=utf-8\r\nconnection: close\r\n"
                + "content-length: " + body.length() + "\r\n\r\n" + body;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "garbage||                                          ; 400 Bad Request",
                "GET /healthz|Host: x||                             ; 400 Bad Request",
                "GET healthz HTTP/1.1|Host: x||                     ; 400 Bad Request",
                "GET /a%zz HTTP/1.1|Host: x||                       ; 400 Bad Request",
                "GET /a?^ HTTP/1.1|Host: x||                        ; 400 Bad Request",
                "GET /a b HTTP/1.1|Host: x||                        ; 400 Bad Request",
                "G@T /healthz HTTP/1.1|Host: x||                    ; 400 Bad Request",
                "GET /healthz HTTP/1.1|Host: x|no colon||           ; 400 Bad Request",
                "GET /healthz HTTP/1.1|Host: x|a@b: c||             ; 400 Bad Request",
                "GET /healthz HTTP/1.1|Host: x|a: ^||               ; 400 Bad Request",
                "GET /healthz HTTP/1.1|Host: x|Host: y||            ; 400 Bad Request",
                "POST /healthz HTTP/1.1|Host: x|Content-Length: x|| ; 400 Bad Request",
                "GET /healthz HTTP/1.1||                            ; 400 Bad Request: missing required Host header",
                "GET /healthz HTTP/1.1|Host: a b||                  ; 400 Bad Request: malformed Host header",
                "GET /healthz HTTP/3.0|Host: x||  ; 505 HTTP Version Not Supported: unsupported protocol version",
                "GET /healthz HTTP/0.9|Host: x||  ; 505 HTTP Version Not Supported: unsupported protocol version"
            })
    void refusesInWordsOfGo(String sent, String why) throws IOException { // O-40
        assertThat(exchange(sent)).isEqualTo(refusal(why, why));
    }

    @ParameterizedTest
    @CsvSource({"gzip", "'gzip, chunked'", "identity", "'chunked|Transfer-Encoding: gzip'"})
    void refusesEncodingsThatItCannotRead(String encoding) throws IOException {
        assertThat(exchange("POST /healthz HTTP/1.1|Host: x|Transfer-Encoding: " + encoding + "||"))
                .isEqualTo(refusal("501 Not Implemented", "Unsupported transfer encoding"));
    }

    @ParameterizedTest
    @CsvSource({
        "GET /healthz HTTP/1.1|Host:",
        "GET /healthz HTTP/1.2|Host: [::1]:80",
        "GET /healthz HTTP/1.0",
        "GET http://other/healthz HTTP/1.1|Host: x",
        "GET /healthz?a>{b} HTTP/1.1|Host: x",
        "POST /healthz HTTP/1.1|Host: x|Transfer-Encoding: Chunked",
        "POST /healthz HTTP/1.1|Host: x|Content-Length: 1|Content-Length: 1"
    })
    void takesWhatGoTakes(String head) throws IOException {
        String body = head.contains("Chunked") ? "1|0|0||" : head.contains("Length") ? "0" : "";
        assertThat(exchange(head + "|Connection: close||" + body)).endsWith("\r\n\r\nok");
    }

    @Test
    void answersFirstWhatWasAskedBefore() throws IOException {
        assertThat(exchange("GET /healthz HTTP/1.1|Host: x||HEAD /nope HTTP/1.1|Host: x||GET /%z HTTP/1.1|Host: x||"))
                .startsWith("HTTP/1.1 200 OK\r\n")
                .contains("\r\n\r\nokHTTP/1.1 404 Not Found\r\n")
                .endsWith("\r\n\r\n" + refusal("400 Bad Request", "400 Bad Request"));
    }

    @Test
    void datesItsAnswers() throws IOException { // RFC 9110, 6.6.1
        assertThat(exchange("GET /nope HTTP/1.1|Host: x|Connection: close||"))
                .containsPattern("\r\nDate: \\w{3}, \\d\\d \\w{3} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT\r\n");
    }
}
