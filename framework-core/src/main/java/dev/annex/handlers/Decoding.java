package dev.annex.handlers;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.codec.DecodedBody;
import dev.annex.codec.Json;
import dev.annex.codec.RequestBody;
import dev.annex.http.Exchange;
import dev.annex.meta.GroupVersion;
import dev.annex.meta.GroupVersionKind;
import dev.annex.registry.Resource;
import dev.annex.registry.ResourceVersion;
import dev.annex.request.WriteOptions;
import dev.annex.status.Failures;
import dev.annex.status.StatusException;
import java.util.List;
import org.springframework.http.HttpHeaders;

/** Turns bodies into objects of the version asked for: typed, pruned, defaulted. */
final class Decoding {

    private static final int MOST_SHOWN = 30;

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
            boolean strict = !fieldValidation.equals(WriteOptions.IGNORE);
            RequestBody.requireKind(decoded, body, contentType, version.kind(), strict);
            checkCustomType(decoded, part, exchange, fieldValidation);
        }
        version.typeFault(object).ifPresent(why -> {
            throw cannotBeHandled(version.kind(), why);
        });
        report(decoded, version.prune(object), exchange, version.kind(), fieldValidation);
        version.applyDefaults(object);
        return object;
    }

    /** Of a custom resource nothing is taken from the route; of its status upstream overlooks another kind. */
    private static void checkCustomType(DecodedBody decoded, Part part, Exchange exchange, String fieldValidation) {
        ObjectNode object = decoded.tree();
        ResourceVersion version = part.version();
        CustomType type = CustomType.of(object);
        type.malformed().ifPresent(why -> {
            throw unrecognized(object, version, why);
        });
        if (!type.apiVersion().equals(version.apiVersion())) {
            reportAsRead(decoded, type, part, exchange, fieldValidation);
            throw otherVersion(type.apiVersion(), version);
        }
        if (part instanceof ObjectPart whole && whole.target().subresource().isEmpty()) {
            type.requireStored(version);
        }
        object.put("kind", version.kind().kind());
    }

    /** Objects of the kind in other versions are read, and their fields known or not, before their version is refused. */
    private static void reportAsRead(
            DecodedBody decoded, CustomType type, Part part, Exchange exchange, String fieldValidation) {
        GroupVersionKind kind = part.version().kind();
        GroupVersion given = GroupVersion.parse(type.apiVersion());
        if (given.group().equals(kind.group()) && type.kind().equals(kind.kind()) && part instanceof ObjectPart whole) {
            Resource resource = whole.target().resource();
            boolean served = resource.definition().versions().stream()
                    .anyMatch(version -> version.name().equals(given.version()));
            List<String> unknown = served
                    ? resource.version(given.version()).prune(decoded.tree())
                    : ResourceVersion.pruneUndeclared(decoded.tree());
            report(decoded, unknown, exchange, given.kind(kind.kind()), fieldValidation);
        }
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
            throw Failures.cannotBeHandled(
                    shown,
                    given.substring(given.indexOf('/') + 1),
                    version.kind().kind(),
                    why);
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

    private static StatusException cannotBeHandled(GroupVersionKind kind, String why) {
        return Failures.cannotBeHandled(kind.kind(), kind.version(), kind.kind(), why);
    }

    /** */
    private static void report(
            DecodedBody decoded,
            List<String> unknown,
            Exchange exchange,
            GroupVersionKind kind,
            String fieldValidation) {
        List<String> errors = decoded.strictErrors(unknown);
        if (errors.isEmpty() || fieldValidation.equals(WriteOptions.IGNORE)) {
            return;
        }
        if (fieldValidation.equals(WriteOptions.STRICT)) {
            throw cannotBeHandled(kind, "strict decoding error: " + String.join(", ", errors));
        }
        decoded.warnings(errors).forEach(exchange::warn);
    }
}
