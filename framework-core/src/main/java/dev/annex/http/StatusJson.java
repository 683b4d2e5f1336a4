package dev.annex.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.codec.Json;
import dev.annex.status.Cause;
import dev.annex.status.Details;
import dev.annex.status.StatusException;

/** Renders what clients are told as a {@code v1} Status (E-01 to E-05); nothing else makes one. */
public final class StatusJson {

    private StatusJson() {}

    /** The Status of a failure. */
    public static ObjectNode failure(StatusException failure) {
        ObjectNode status = Json.object().put("kind", "Status").put("apiVersion", "v1");
        ObjectNode metadata = status.putObject("metadata");
        if (!failure.continueToken().isEmpty()) {
            metadata.put("continue", failure.continueToken());
        }
        status.put("status", "Failure");
        putUnlessEmpty(status, "message", failure.message());
        putUnlessEmpty(status, "reason", failure.reason().text());
        Details details = failure.details();
        if (details != null) {
            status.set("details", details(details));
        }
        return status.put("code", failure.code());
    }

    /** The Status of a deletion that is done (L-43). */
    public static ObjectNode success(Details details) {
        ObjectNode status = Json.object().put("kind", "Status").put("apiVersion", "v1");
        status.putObject("metadata");
        status.put("status", "Success");
        status.set("details", details(details));
        return status;
    }

    private static ObjectNode details(Details details) {
        ObjectNode json = Json.object();
        putUnlessEmpty(json, "name", details.name());
        putUnlessEmpty(json, "group", details.group());
        putUnlessEmpty(json, "kind", details.kind());
        putUnlessEmpty(json, "uid", details.uid());
        if (!details.causes().isEmpty()) {
            ArrayNode causes = json.putArray("causes");
            for (Cause cause : details.causes()) {
                ObjectNode entry = causes.addObject();
                putUnlessEmpty(entry, "reason", cause.reason());
                putUnlessEmpty(entry, "message", cause.message());
                putUnlessEmpty(entry, "field", cause.field());
            }
        }
        if (details.retryAfterSeconds() > 0) {
            json.put("retryAfterSeconds", details.retryAfterSeconds());
        }
        return json;
    }

    private static void putUnlessEmpty(ObjectNode json, String name, String value) {
        if (!value.isEmpty()) {
            json.put(name, value);
        }
    }
}
