package dev.annex.fieldmanager;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.fieldmanager.Manager.Owned;
import dev.annex.status.GoTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The {@code managedFields} of an object's metadata (P-35): read, and written in their order. */
final class ManagedFields {

    private static final String TYPE = "FieldsV1";

    private ManagedFields() {}

    static @Nullable JsonNode of(ObjectNode object) {
        return object.path("metadata").get("managedFields");
    }

    /** Whether a client wants all entries forgotten, which it says by none or a single empty one (P-39). */
    static boolean reset(@Nullable JsonNode entries) {
        return entries != null
                && entries.isArray()
                && (entries.isEmpty()
                        || (entries.size() == 1
                                && entries.get(0).isObject()
                                && entries.get(0).isEmpty()));
    }

    /**
     * Reads the entries.
     *
     * @throws IllegalArgumentException if they are malformed
     */
    static Map<Manager, Owned> read(@Nullable JsonNode entries) {
        Map<Manager, Owned> managers = new LinkedHashMap<>();
        if (entries == null || !entries.isArray()) {
            return managers;
        }
        for (JsonNode entry : entries) {
            String operation = entry.path("operation").asText("");
            String type = entry.path("fieldsType").asText("");
            if (!operation.equals(Manager.APPLY) && !operation.equals(Manager.UPDATE)) {
                throw new IllegalArgumentException("operation must be `Apply` or `Update`");
            }
            if (!type.equals(TYPE)) {
                throw new IllegalArgumentException("fieldsType must be `FieldsV1`");
            }
            String apiVersion = entry.path("apiVersion").asText("");
            if (apiVersion.isEmpty()) {
                throw new IllegalArgumentException("apiVersion must not be empty");
            }
            String name = entry.path("manager").asText("");
            String subresource = entry.path("subresource").asText("");
            Manager manager = operation.equals(Manager.APPLY)
                    ? Manager.applier(name, subresource)
                    : Manager.updater(name, apiVersion, subresource);
            FieldSet fields = FieldSet.fromJson(entry.path("fieldsV1"));
            managers.put(manager, new Owned(fields, apiVersion, time(entry.path("time"))));
        }
        return managers;
    }

    private static @Nullable Instant time(JsonNode time) {
        if (!time.isTextual()) {
            return null;
        }
        try {
            return GoTime.parse(time.textValue());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("time must be a time, not \"" + time.textValue() + "\"", e);
        }
    }

    /** Puts the entries into an object, in place; none are left out. */
    static void write(ObjectNode object, Map<Manager, Owned> managers) {
        ObjectNode metadata = object.get("metadata") instanceof ObjectNode there ? there : object.putObject("metadata");
        ArrayNode entries = entries(managers);
        if (entries.isEmpty()) {
            metadata.remove("managedFields");
        } else {
            metadata.set("managedFields", entries);
        }
    }

    /** The entries in their order. */
    static ArrayNode entries(Map<Manager, Owned> managers) {
        ArrayNode entries = JsonNodeFactory.instance.arrayNode();
        managers.entrySet().stream().sorted(Manager.order()).forEach(entry -> {
            Owned owned = entry.getValue();
            ObjectNode json = entries.addObject();
            if (!entry.getKey().name().isEmpty()) {
                json.put("manager", entry.getKey().name());
            }
            json.put("operation", entry.getKey().operation());
            json.put("apiVersion", owned.apiVersion());
            if (owned.time() != null) {
                json.put("time", owned.time().toString());
            }
            json.put("fieldsType", TYPE);
            json.set("fieldsV1", owned.fields().toJson());
            if (!entry.getKey().subresource().isEmpty()) {
                json.put("subresource", entry.getKey().subresource());
            }
        });
        return entries;
    }
}
