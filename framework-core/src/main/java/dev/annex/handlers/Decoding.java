package dev.annex.handlers;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.codec.DecodedBody;
import dev.annex.codec.Json;
import dev.annex.codec.RequestBody;
import dev.annex.http.Exchange;
import dev.annex.registry.ResourceVersion;
import dev.annex.request.WriteOptions;
import dev.annex.status.Failures;
import dev.annex.status.StatusException;
import java.util.Comparator;
import java.util.List;
import org.springframework.http.HttpHeaders;

/** Turns bodies into objects of the version asked for: typed, pruned, defaulted. */
final class Decoding {

    private static final int MOST_SHOWN = 30;

    private static final Comparator<String> METADATA_FIRST = Comparator.comparing(
                    (String path) -> !path.startsWith("metadata."))
            .thenComparing(Comparator.naturalOrder());

    private Decoding() {}

    /**
     * The object that a body describes.
     *
     * @throws dev.annex.status.StatusException with 400 if it is none, or is not one of this kind and version
     */
    static ObjectNode object(byte[] body, Exchange exchange, Part part, String fieldValidation) {
        ResourceVersion version = part.version();
        String contentType = exchange.header(HttpHeaders.CONTENT_TYPE);
        String kind = version.kind().kind();
        DecodedBody decoded = RequestBody.decode(body, contentType, kind, version.nativeType());
        ObjectNode object = decoded.tree();
        if (version.nativeType()) {
            checkType(object, part);
        } else {
            RequestBody.requireKind(decoded, body, contentType, kind);
            checkCustomType(object, part);
        }
        report(decoded, clean(object, version), exchange, version, fieldValidation);
        version.applyDefaults(object);
        return object;
    }

    /** Of a custom resource nothing is taken from the route; of its status upstream overlooks another kind. */
    private static void checkCustomType(ObjectNode object, Part part) {
        ResourceVersion version = part.version();
        CustomType type = CustomType.of(object);
        type.malformed().ifPresent(why -> {
            throw unrecognized(object, version, why);
        });
        if (!type.apiVersion().equals(version.apiVersion())) {
            throw otherVersion(type.apiVersion(), version);
        }
        if (part instanceof ObjectPart whole && whole.target().subresource().isEmpty()) {
            type.requireStored(version);
        }
        object.put("kind", version.kind().kind());
    }

    private static void checkGroupVersion(ObjectNode object, String apiVersion, ResourceVersion version) {
        if (apiVersion.indexOf('/') != apiVersion.lastIndexOf('/')) {
            throw unrecognized(object, version, "unexpected GroupVersion string: " + apiVersion);
        }
    }

    private static StatusException otherVersion(String apiVersion, ResourceVersion version) {
        return Failures.badRequest("the API version in the data (" + apiVersion
                + ") does not match the expected API version (" + version.apiVersion() + ")");
    }

    /** what is not said is taken from the route, what is said must agree with it. */
    private static void checkType(ObjectNode object, Part part) {
        ResourceVersion version = part.version();
        String apiVersion = object.path("apiVersion").asText("");
        String kind = object.path("kind").asText("");
        boolean kindDiffers = !kind.isEmpty() && !kind.equals(version.kind().kind());
        checkGroupVersion(object, apiVersion, version);
        boolean unknown = !apiVersion.isEmpty() && !part.knows(apiVersion);
        if (!unknown && !apiVersion.isEmpty() && !apiVersion.equals(version.apiVersion()) && !kindDiffers) {
            throw otherVersion(apiVersion, version);
        }
        if (kindDiffers || unknown) {
            String shown = kind.isEmpty() ? version.kind().kind() : kind;
            String given = apiVersion.isEmpty() ? version.apiVersion() : apiVersion;
            String why = part.kinds().whyNot(given, shown, version.kind());
            throw Failures.badRequest(shown + " in version \"" + given.substring(given.indexOf('/') + 1)
                    + "\" cannot be handled as a " + version.kind().kind() + ": " + why);
        }
        object.put("apiVersion", version.apiVersion());
        object.put("kind", version.kind().kind());
    }

    /** What cannot even be read is shown by its beginning. */
    private static RuntimeException unrecognized(ObjectNode object, ResourceVersion version, String why) {
        String shown = Json.text(object);
        return Failures.badRequest("the object provided is unrecognized (must be of type "
                + version.kind().kind() + "): " + why + " ("
                + (shown.length() > MOST_SHOWN ? shown.substring(0, MOST_SHOWN) + " ..." : shown) + ")");
    }

    /**
     * Checks the types of what is given and takes out what the schema does not know.
     *
     * @return the paths of what was taken out
     */
    private static List<String> clean(ObjectNode object, ResourceVersion version) {
        version.typeFault(object).ifPresent(why -> {
            throw cannotBeHandled(version, why);
        });
        return prune(object, version);
    }

    /**
     * Takes out what the schema does not know and says where it was; of custom resources in alphabetical order, but for
     * the metadata, which are looked at before.
     */
    static List<String> prune(ObjectNode object, ResourceVersion version) {
        List<String> paths = version.prune(object);
        return version.nativeType()
                ? paths
                : paths.stream().sorted(METADATA_FIRST).toList();
    }

    static RuntimeException cannotBeHandled(ResourceVersion version, String why) {
        return Failures.badRequest(version.kind().kind() + " in version \"" + version.name()
                + "\" cannot be handled as a " + version.kind().kind() + ": " + why);
    }

    /** */
    private static void report(
            DecodedBody decoded,
            List<String> unknown,
            Exchange exchange,
            ResourceVersion version,
            String fieldValidation) {
        List<String> errors = decoded.strictErrors(unknown);
        if (errors.isEmpty() || fieldValidation.equals(WriteOptions.IGNORE)) {
            return;
        }
        if (fieldValidation.equals(WriteOptions.STRICT)) {
            throw cannotBeHandled(version, "strict decoding error: " + String.join(", ", errors));
        }
        decoded.warnings(errors).forEach(exchange::warn);
    }
}
