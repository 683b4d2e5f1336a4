package dev.annex.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.meta.GroupVersionKind;
import dev.annex.status.Failures;
import dev.annex.status.GoValue;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the bodies of requests as Kubernetes reads them: JSON or YAML, by their Content-Type (R-26, R-32, N-04). */
public final class RequestBody {

    private static final String JSON = "application/json";
    private static final String YAML = "application/yaml";
    private static final String PROTOBUF = "application/vnd.kubernetes.protobuf";
    private static final List<String> SUPPORTED = List.of(JSON, YAML, PROTOBUF);
    private static final int SUMMARY = 30;

    private static final String TYPE_META =
            "struct { APIVersion string \"json:\\\"apiVersion,omitempty\\\"\"; Kind string \"json:\\\"kind,omitempty\\\"\" }";

    private static final String TOKEN = "[^\\s()<>@,;:\\\\\"/\\[\\]?=]++";

    /** Possessive throughout: the header may be long, and none is to be tried in two ways, or with a deep stack. */
    private static final Pattern MEDIA_TYPE = Pattern.compile("\\s*+(" + TOKEN + "/" + TOKEN + ")\\s*+(?:;\\s*+" + TOKEN
            + "\\s*+=\\s*+(?:" + TOKEN + "|\"(?:[^\"\\\\]++|\\\\.)*+\")\\s*+)*+;?\\s*+");

    private static final Pattern PARAMETER_NAME =
            Pattern.compile(";\\s*(" + TOKEN + ")\\s*=\\s*(?:" + TOKEN + "|\"(?:[^\"\\\\]++|\\\\.)*+\")");

    private static final String UNVERSIONED = "couldn't get version/kind; json parse error: ";

    private RequestBody() {}

    /**
     * Checks that bodies of a type can be read; none is JSON, and parameters do not count.
     *
     * @throws dev.annex.status.StatusException with 415 if they cannot; protobuf is read, if only to find
     *     that no kind of ours has it (N-05)
     */
    public static void checkMediaType(String contentType) {
        String type = mediaType(contentType);
        if (!SUPPORTED.contains(type)) {
            throw Failures.unsupportedBody(SUPPORTED);
        }
    }

    /**
     * The object that a body describes.
     *
     * @param kind the kind it should be, for the message
     * @param typed whether the kind is a class of upstream's rather than a custom resource
     * @throws dev.annex.status.StatusException with 415 if its type is unknown, with 400 if it is no object
     */
    public static DecodedBody decode(byte[] body, String contentType, String kind, boolean typed) {
        checkMediaType(contentType);
        try {
            return switch (mediaType(contentType)) {
                case YAML -> checkTypeMeta(yaml(body));
                case PROTOBUF -> throw ProtobufBody.open(body).unreadable(kind);
                default -> checkTypeMeta(json(body, typed));
            };
        } catch (MalformedBodyException e) {
            throw Failures.badRequest("the object provided is unrecognized (must be of type " + kind + "): "
                    + e.getMessage() + " (" + summary(body) + ")");
        }
    }

    /**
     * Checks that a body of a custom resource says of which kind it is: nothing else would.
     *
     * @param strict whether it was read so that unknown fields were found, on which the sentence depends
     * @throws dev.annex.status.StatusException with 400 if it does not
     */
    public static void requireKind(
            DecodedBody decoded, byte[] body, String contentType, GroupVersionKind kind, boolean strict) {
        if (decoded.tree().path("kind").asText("").isEmpty()) {
            String shown = mediaType(contentType).equals(YAML)
                    ? Json.text(decoded.tree())
                    : new String(body, StandardCharsets.UTF_8);
            String why = "Object 'Kind' is missing in '" + shown + "'";
            throw strict
                    ? Failures.badRequest("the object provided is unrecognized (must be of type " + kind.kind() + "): "
                            + why + " (" + summary(body) + ")")
                    : Failures.cannotBeHandled(kind.kind(), kind.version(), kind.kind(), why);
        }
    }

    /**
     * The options that the body of a deletion describes, which can be protobuf too (N-05).
     *
     * @throws dev.annex.status.StatusException with 415 if its type is unknown, with 400 if it is no object (L-40)
     */
    public static ObjectNode decodeDeleteOptions(byte[] body, String contentType) {
        checkMediaType(contentType);
        try {
            return switch (mediaType(contentType)) {
                case YAML -> checkTypeMeta(yaml(body)).tree();
                case PROTOBUF -> ProtobufBody.open(body).deleteOptions();
                default -> checkTypeMeta(json(body, true)).tree();
            };
        } catch (MalformedBodyException e) {
            throw Failures.badRequest(e.getMessage());
        }
    }

    /**
     * The object that a body describes which is applied, whatever its type says.
     *
     * @throws dev.annex.status.StatusException with 400 if it is no object (P-30)
     */
    public static DecodedBody decodeConfiguration(byte[] body) {
        try {
            YamlReader reader = new YamlReader(new String(body, StandardCharsets.UTF_8));
            JsonNode tree = reader.read();
            if (!tree.isObject() && !tree.isNull()) {
                throw new MalformedBodyException("error unmarshaling JSON: while decoding JSON: json: cannot unmarshal "
                        + GoValue.jsonType(tree) + " into Go value of type map[string]interface {}");
            }
            return DecodedBody.yaml(object(tree), reader.duplicates());
        } catch (MalformedBodyException e) {
            throw Failures.badRequest("error decoding YAML: " + e.getMessage());
        }
    }

    private static DecodedBody json(byte[] body, boolean typed) throws MalformedBodyException {
        String text = new String(body, StandardCharsets.UTF_8);
        JsonReader reader = new JsonReader(text, typed ? JsonReader.Mode.TYPED : JsonReader.Mode.UNTYPED);
        JsonNode tree;
        try {
            tree = reader.read();
        } catch (MalformedBodyException e) {
            throw unversioned(e.getMessage());
        }
        return DecodedBody.json(object(tree), reader.duplicates(), typed ? text : "");
    }

    private static DecodedBody yaml(byte[] body) throws MalformedBodyException {
        YamlReader reader = new YamlReader(new String(body, StandardCharsets.UTF_8));
        JsonNode tree = reader.read();
        return DecodedBody.yaml(object(tree), reader.duplicates());
    }

    /** The object; nothing at all counts as one without fields. */
    private static ObjectNode object(JsonNode tree) throws MalformedBodyException {
        if (tree.isNull()) {
            return Json.object();
        }
        if (tree instanceof ObjectNode object) {
            return object;
        }
        throw unversioned("json: cannot unmarshal " + GoValue.jsonType(tree) + " into Go value of type " + TYPE_META);
    }

    private static DecodedBody checkTypeMeta(DecodedBody body) throws MalformedBodyException {
        Optional<String> fault = typeMetaFault(body.tree());
        if (fault.isPresent()) {
            throw new MalformedBodyException(fault.get());
        }
        return body;
    }

    /** Why apiVersion and kind of an object cannot be read; empty if they can. */
    public static Optional<String> typeMetaFault(ObjectNode object) {
        for (String field : List.of("apiVersion", "kind")) {
            JsonNode value = object.path(field);
            if (!value.isTextual() && !value.isNull() && !value.isMissingNode()) {
                return Optional.of(UNVERSIONED + "json: cannot unmarshal " + GoValue.jsonType(value)
                        + " into Go struct field ." + field + " of type string");
            }
        }
        return Optional.empty();
    }

    private static MalformedBodyException unversioned(String why) {
        return new MalformedBodyException(UNVERSIONED + why);
    }

    private static String summary(byte[] body) {
        if (body.length == 0) {
            return "<empty>";
        }
        int length = Math.min(body.length, SUMMARY);
        String begin = body[0] == '{'
                ? new String(body, 0, length, StandardCharsets.UTF_8)
                : HexFormat.of().formatHex(body, 0, length);
        return body.length > SUMMARY ? begin + " ..." : begin;
    }

    /** The type in lower case, without its parameters; empty if the header is malformed. */
    private static String mediaType(String contentType) {
        if (contentType.isEmpty()) {
            return JSON;
        }
        Matcher matcher = MEDIA_TYPE.matcher(contentType);
        return matcher.matches() && distinct(contentType.substring(matcher.end(1)))
                ? matcher.group(1).toLowerCase(Locale.ROOT)
                : "";
    }

    /** Whether no parameter stands there twice, which makes a header malformed. */
    private static boolean distinct(String parameters) {
        Set<String> names = new HashSet<>();
        return PARAMETER_NAME
                .matcher(parameters)
                .results()
                .allMatch(found -> names.add(found.group(1).toLowerCase(Locale.ROOT)));
    }
}
