package dev.annex.codec;

import static dev.annex.codec.FlunderBody.decode;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.annex.status.StatusException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** N-05: what bodies of protobuf say. */
class ProtobufBodyTests {

    private static final String PROTOBUF = "application/vnd.kubernetes.protobuf";

    @Test
    void protobufThatIsNone() { // N-05, R-32
        Map<String, String> faults = Map.of(
                "{}", "provided data does not appear to be a protobuf message, expected prefix [107 56 115 0] ({})",
                "", "empty data (<empty>)",
                "k8s\0", "empty body (6b387300)",
                "k8s\0\n\u0005a", "unexpected EOF (6b3873000a0561)",
                "k8s\0\u0007", "proto: illegal wireType 7 (6b38730007)");
        faults.forEach((body, why) -> assertThatThrownBy(() -> decode(body, PROTOBUF))
                .hasMessage("the object provided is unrecognized (must be of type Flunder): " + why));
    }

    @ParameterizedTest
    @CsvSource({"k, 6b", "k8s, 6b3873", "x, 78"})
    void whatIsShorterThanThePrefixIsNoProtobuf(String body, String shown) { // N-05, R-32
        String why = "provided data does not appear to be a protobuf message, expected prefix [107 56 115 0]";
        assertThatThrownBy(() -> decode(body, PROTOBUF))
                .isInstanceOfSatisfying(
                        StatusException.class, e -> assertThat(e.code()).isEqualTo(400))
                .hasMessage(
                        "the object provided is unrecognized (must be of type Flunder): " + why + " (" + shown + ")");
        assertThatThrownBy(() -> RequestBody.decodeDeleteOptions(body.getBytes(StandardCharsets.UTF_8), PROTOBUF))
                .isInstanceOfSatisfying(
                        StatusException.class, e -> assertThat(e.code()).isEqualTo(400))
                .hasMessage(why);
    }

    @Test
    void objectsOfOurKindsHaveNoProtobuf() { // N-05
        byte[] body =
                Protobuf.encodeEmptyList(Json.object().put("apiVersion", "g/v1").put("kind", "Flunder"));
        assertThatThrownBy(() -> RequestBody.decode(body, PROTOBUF, "Flunder", true))
                .hasMessage(
                        "Flunder in version \"v1\" cannot be handled as a Flunder: object *v1.Flunder does not implement"
                                + " the protobuf marshalling interface and cannot be encoded to a protobuf message");
    }

    @Test
    void readsDeleteOptionsInProtobuf() { // N-05, L-40
        // k8s\0, then {1: {1: "v1", 2: "DeleteOptions"}, 2: {1: 5, 2: {1: "u", 2: "7"}, 4: "Orphan", 5: "All"}}
        byte[] body = HexFormat.of()
                .parseHex("6b387300" + "0a13" + "0a027631" + "120d44656c6574654f7074696f6e73" + "1217" + "0805" + "1206"
                        + "0a0175" + "120137" + "22064f727068616e" + "2a03416c6c");
        assertThat(Json.text(RequestBody.decodeDeleteOptions(body, PROTOBUF)))
                .isEqualTo("{\"apiVersion\":\"v1\",\"kind\":\"DeleteOptions\",\"gracePeriodSeconds\":5,"
                        + "\"preconditions\":{\"uid\":\"u\",\"resourceVersion\":\"7\"},"
                        + "\"propagationPolicy\":\"Orphan\",\"dryRun\":[\"All\"]}");
        assertThatThrownBy(() -> RequestBody.decodeDeleteOptions("{".getBytes(StandardCharsets.UTF_8), ""))
                .hasMessage("couldn't get version/kind; json parse error: unexpected end of JSON input");
    }
}
