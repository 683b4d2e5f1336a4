package dev.annex.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A view of the {@code metadata} of an object's tree. Reads and writes the tree itself; an empty value removes the
 * field, as an unset field of Kubernetes' own types is left out.
 *
 * @param json the metadata
 */
public record ObjectMeta(ObjectNode json) {

    /** The metadata of an object, created if it is not there. */
    public static ObjectMeta of(ObjectNode object) {
        return new ObjectMeta(
                object.get("metadata") instanceof ObjectNode metadata ? metadata : object.putObject("metadata"));
    }

    /** The name, empty if unset. */
    public String name() {
        return text("name");
    }

    /** The prefix of a name to be generated, empty if unset. */
    public String generateName() {
        return text("generateName");
    }

    /** The namespace, empty if unset. */
    public String namespace() {
        return text("namespace");
    }

    /** The uid, empty if unset. */
    public String uid() {
        return text("uid");
    }

    /** The resourceVersion, empty if unset. */
    public String resourceVersion() {
        return text("resourceVersion");
    }

    /** The generation, 0 if unset. */
    public long generation() {
        return json.path("generation").asLong(0);
    }

    /** When deletion was asked for, empty if it was not. */
    public String deletionTimestamp() {
        return text("deletionTimestamp");
    }

    /** How long deletion may take; null if unset. */
    public @Nullable Long deletionGracePeriodSeconds() {
        JsonNode seconds = json.get("deletionGracePeriodSeconds");
        return seconds != null && seconds.isNumber() ? seconds.longValue() : null;
    }

    /** Who has to agree before the object goes. */
    public List<String> finalizers() {
        List<String> finalizers = new ArrayList<>();
        json.path("finalizers").forEach(finalizer -> finalizers.add(finalizer.asText()));
        return finalizers;
    }

    /** A field's text, empty if unset. */
    public String text(String field) {
        return json.path(field).asText("");
    }

    /** Sets or, with an empty text, removes a field. */
    public void text(String field, String value) {
        if (value.isEmpty()) {
            json.remove(field);
        } else {
            json.put(field, value);
        }
    }

    /** Sets a number or, with 0, removes it. */
    public void generation(long value) {
        if (value == 0) {
            json.remove("generation");
        } else {
            json.put("generation", value);
        }
    }

    /** Replaces the finalizers. */
    public void finalizers(List<String> finalizers) {
        if (finalizers.isEmpty()) {
            json.remove("finalizers");
        } else {
            ArrayNode array = json.putArray("finalizers");
            finalizers.forEach(array::add);
        }
    }

    /** Takes a field over from other metadata, removing it if it is unset there. */
    public void copy(String field, ObjectMeta from) {
        JsonNode value = from.json.get(field);
        if (value == null) {
            json.remove(field);
        } else {
            json.set(field, value);
        }
    }

    /** Removes what only the server may say of a new object (L-01). */
    public void wipeSystemFields() {
        json.remove(List.of("uid", "creationTimestamp", "selfLink", "deletionTimestamp", "deletionGracePeriodSeconds"));
    }

    /** Says what only the server may say of a new object (L-01). */
    public void fillSystemFields(Instant now) {
        json.put("uid", UUID.randomUUID().toString());
        json.put("creationTimestamp", timestamp(now));
    }

    /** A time as Kubernetes writes it: UTC, whole seconds (E-25). */
    public static String timestamp(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
