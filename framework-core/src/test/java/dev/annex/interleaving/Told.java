package dev.annex.interleaving;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An event of a watch.
 *
 * @param type ADDED, MODIFIED or DELETED
 * @param key the object's namespace and name
 * @param object the object with its resourceVersion
 */
record Told(String type, String key, JsonNode object) {

    static Told of(String type, JsonNode object) {
        return new Told(type, key(object), object);
    }

    static String key(JsonNode object) {
        JsonNode metadata = object.path("metadata");
        return metadata.path("namespace").asText() + "/" + metadata.path("name").asText();
    }

    static long revision(JsonNode object) {
        return object.at("/metadata/resourceVersion").asLong();
    }

    long revision() {
        return revision(object);
    }

    /** Short, since there are many. */
    @Override
    public String toString() {
        return type + " " + key + "@" + revision() + " " + object.at("/metadata/labels") + " "
                + object.at("/spec/color");
    }
}
