package dev.annex.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.status.Failures;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the bodies of requests as Kubernetes reads them: JSON or YAML, by their Content-Type (R-26, R-32, N-04). */
public final class RequestBody {

    private static final String JSON = "application/json";
    private static final String YAML = "application/yaml";
    private static final List<String> SUPPORTED = List.of(JSON, YAML, "application/vnd.kubernetes.protobuf");
    private static final int SUMMARY = 30;

    private static final String TYPE_META =
            "struct { APIVersion string \"json:\\\"apiVersion,omitempty\\\"\"; Kind string \"json:\\\"kind,omitempty\\\"\" }";

    private static final String TOKEN = "[^\\s()<>@,;:\\\\\"/\\[\\]?=]++";

    /** Possessive throughout: the header may be long, and none is to be tried in two ways, or with a deep stack. */
    private static final Pattern MEDIA_TYPE = Pattern.compile("\\s*+(" + TOKEN + "/" + TOKEN + ")\\s*+(?:;\\s*+" + TOKEN
            + "\\s*+=\\s*+(?:" + TOKEN + "|\"(?:[^\"\\\\]++|\\\\.)*+\")\\s*+)*+;?\\s*+");

    private RequestBody() {}

    /**
     * A body that has been read.
     *
     * @param tree the object; where a field stood there twice, its last value
     * @param duplicates the fields that stood there twice, as JSON bodies report them
     * @param lines the same, as YAML bodies report them
     */
    public record DecodedBody(ObjectNode tree, List<String> duplicates, List<String> lines) {

        /** Copies the lists. */
        public DecodedBody {
            duplicates = List.copyOf(duplicates);
            lines = List.copyOf(lines);
        }

        /** What the client is warned of, one sentence for each field that stood there twice. */
        public List<String> strictWarnings() {
            List<String> all = new ArrayList<>(lines);
            duplicates.forEach(path -> all.add(duplicate(path)));
            return all;
        }

        /**
         * What a strict client is told: the fields that stood there twice, and those that nobody knows. Of an
         * unknown field it does not matter how often it, or anything in it, stood there.
         *
         * @param unknown the paths of the fields that nobody knows
         */
        public List<String> strictErrors(List<String> unknown) {
            List<String> all = new ArrayList<>();
            if (!lines.isEmpty()) {
                all.add("yaml: unmarshal errors:\n  " + String.join("\n  ", lines));
            }
            duplicates.stream()
                    .filter(path -> unknown.stream().noneMatch(outer -> within(path, outer)))
                    .forEach(path -> all.add(duplicate(path)));
            unknown.forEach(path -> all.add("unknown field \"" + path + "\""));
            return all;
        }

        /** The same, one sentence for each, for clients that are only to be warned. */
        public List<String> warnings(List<String> unknown) {
            List<String> errors = strictErrors(unknown);
            List<String> all = new ArrayList<>(lines);
            all.addAll(errors.subList(lines.isEmpty() ? 0 : 1, errors.size()));
            return all;
        }

        private static String duplicate(String path) {
            return "duplicate field \"" + path + "\"";
        }

        private static boolean within(String path, String outer) {
            return path.equals(outer) || path.startsWith(outer + ".") || path.startsWith(outer + "[");
        }
    }

    /**
     * Checks that bodies of a type can be read; none is JSON, and parameters do not count.
     *
     * @throws dev.annex.status.StatusException with 415 if they cannot; protobuf is named there, as upstream
     *     names it, although no kind of ours has it (N-06)
     */
    public static void checkMediaType(String contentType) {
        String type = mediaType(contentType);
        if (!type.equals(JSON) && !type.equals(YAML)) {
            throw Failures.unsupportedBody(SUPPORTED);
        }
    }

    /**
     * The object that a body describes.
     *
     * @param kind the kind it should be, for the message
     * @throws dev.annex.status.StatusException with 415 if its type is unknown, with 400 if it is no object
     */
    public static DecodedBody decode(byte[] body, String contentType, String kind) {
        checkMediaType(contentType);
        try {
            DecodedBody decoded = mediaType(contentType).equals(YAML) ? yaml(body) : json(body);
            checkTypeMeta(decoded.tree());
            return decoded;
        } catch (MalformedBodyException e) {
            throw Failures.badRequest("the object provided is unrecognized (must be of type " + kind + "): "
                    + e.getMessage() + " (" + summary(body) + ")");
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
                        + goType(tree) + " into Go value of type map[string]interface {}");
            }
            return new DecodedBody(object(tree), List.of(), reader.duplicates());
        } catch (MalformedBodyException e) {
            throw Failures.badRequest("error decoding YAML: " + e.getMessage());
        }
    }

    private static DecodedBody json(byte[] body) throws MalformedBodyException {
        JsonReader reader = new JsonReader(new String(body, StandardCharsets.UTF_8));
        JsonNode tree;
        try {
            tree = reader.read();
        } catch (MalformedBodyException e) {
            throw unversioned(e.getMessage());
        }
        return new DecodedBody(object(tree), reader.duplicates(), List.of());
    }

    private static DecodedBody yaml(byte[] body) throws MalformedBodyException {
        YamlReader reader = new YamlReader(new String(body, StandardCharsets.UTF_8));
        JsonNode tree = reader.read();
        return new DecodedBody(object(tree), List.of(), reader.duplicates());
    }

    /** The object; nothing at all counts as one without fields. */
    private static ObjectNode object(JsonNode tree) throws MalformedBodyException {
        if (tree.isNull()) {
            return Json.object();
        }
        if (tree instanceof ObjectNode object) {
            return object;
        }
        throw unversioned("json: cannot unmarshal " + goType(tree) + " into Go value of type " + TYPE_META);
    }

    private static void checkTypeMeta(ObjectNode tree) throws MalformedBodyException {
        for (String field : List.of("apiVersion", "kind")) {
            JsonNode value = tree.path(field);
            if (!value.isTextual() && !value.isNull() && !value.isMissingNode()) {
                throw unversioned("json: cannot unmarshal " + goType(value) + " into Go struct field ." + field
                        + " of type string");
            }
        }
    }

    private static MalformedBodyException unversioned(String why) {
        return new MalformedBodyException("couldn't get version/kind; json parse error: " + why);
    }

    private static String goType(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> "string";
            case NUMBER -> "number";
            case BOOLEAN -> "bool";
            case ARRAY -> "array";
            default -> "object";
        };
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
        return matcher.matches() ? matcher.group(1).toLowerCase(Locale.ROOT) : "";
    }
}
