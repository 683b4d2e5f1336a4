package dev.annex.handlers;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.codec.Json;
import dev.annex.codec.RequestBody;
import dev.annex.http.Exchange;
import dev.annex.patch.Patch;
import dev.annex.registry.ResourceVersion;
import dev.annex.request.WriteOptions;
import dev.annex.status.GoQuote;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Turns what a patch made back into an object of the version asked for (P-04, R-47).
 *
 * @param exchange the request, for warnings
 * @param target what is patched
 * @param part the part of it that is patched
 * @param fieldValidation what becomes of unknown and doubled fields
 */
record PatchDecoding(Exchange exchange, Target target, Part part, String fieldValidation) {

    /** The object that a JSON patch or a merge patch made: one of the same kind, in whichever version it says. */
    ObjectNode decode(ObjectNode patched, List<String> patchErrors) {
        RequestBody.typeMetaFault(patched).ifPresent(why -> {
            throw Patch.unprocessable(patched, why);
        });
        if (part instanceof ObjectPart && !part.version().nativeType()) {
            return decodeCustom(patched, patchErrors);
        }
        if (patched.path("kind").asText("").isEmpty()) {
            patched.put("kind", part.version().kind().kind());
        }
        if (patched.path("apiVersion").asText("").isEmpty()) {
            return unversioned(patched, patchErrors);
        }
        return decode(patched, versionOf(patched), patchErrors, List::copyOf);
    }

    /** A custom resource cannot become one of another version or kind; a patch of its status cannot say so either. */
    private ObjectNode decodeCustom(ObjectNode patched, List<String> patchErrors) {
        CustomType type = CustomType.of(patched);
        if (type.kind().isEmpty()) {
            throw Patch.unprocessable(patched, "Object 'Kind' is missing in '" + Json.text(patched) + "'");
        }
        type.malformed().ifPresent(why -> {
            throw Patch.unprocessable(patched, why);
        });
        ObjectNode decoded = decode(patched, part.version(), patchErrors, List::copyOf);
        if (target.subresource().isEmpty()) {
            type.requireStored(part.version());
        }
        return decoded;
    }

    /** The object that a strategic merge patch made, which has a kind and version whatever it says of them. */
    ObjectNode decodeTyped(ObjectNode patched, List<String> patchErrors) {
        return decode(
                patched,
                part.version(),
                patchErrors,
                unknown -> unknown.stream().sorted().toList());
    }

    private ObjectNode decode(
            ObjectNode patched, ResourceVersion version, List<String> patchErrors, UnaryOperator<List<String>> order) {
        version.typeFault(patched).ifPresent(why -> {
            throw Patch.unprocessable(patched, why);
        });
        ObjectNode whole = patched.deepCopy();
        Json.readNumbers(patched);
        report(whole, order.apply(version.prune(patched)), patchErrors);
        patched.put("apiVersion", version.apiVersion());
        patched.put("kind", version.kind().kind());
        version.applyDefaults(patched);
        return part instanceof ScalePart ? patched : target.resource().convert(patched, target.version());
    }

    /** Of an object that does not say its version no field is known. */
    private ObjectNode unversioned(ObjectNode patched, List<String> patchErrors) {
        ObjectNode whole = patched.deepCopy();
        patched.retain("kind", "apiVersion");
        List<String> unknown = new ArrayList<>();
        whole.fieldNames().forEachRemaining(name -> {
            if (!patched.has(name)) {
                unknown.add(name);
            }
        });
        report(whole, unknown, patchErrors);
        return patched.put("apiVersion", part.version().apiVersion());
    }

    private void report(ObjectNode whole, List<String> unknown, List<String> patchErrors) {
        List<String> errors = new ArrayList<>(patchErrors);
        unknown.forEach(path -> errors.add("unknown field " + GoQuote.quote(path)));
        if (fieldValidation.equals(WriteOptions.STRICT) && !errors.isEmpty()) {
            throw Patch.unprocessable(whole, "strict decoding error: " + String.join(", ", errors));
        }
        if (!fieldValidation.equals(WriteOptions.IGNORE)) {
            errors.forEach(exchange::warn);
        }
    }

    private ResourceVersion versionOf(ObjectNode patched) {
        String apiVersion = patched.path("apiVersion").asText("");
        String kind = patched.path("kind").asText("");
        Stream<ResourceVersion> known = part instanceof ScalePart
                ? Stream.of(part.version())
                : target.resource().definition().versions().stream()
                        .map(version -> target.resource().version(version.name()));
        return known.filter(version -> version.apiVersion().equals(apiVersion)
                        && version.kind().kind().equals(kind))
                .findFirst()
                .orElseThrow(() -> Patch.unprocessable(
                        patched,
                        part.kinds().whyNot(apiVersion, kind, part.version().kind())));
    }
}
