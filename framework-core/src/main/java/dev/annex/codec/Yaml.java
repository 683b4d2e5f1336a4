package dev.annex.codec;

import com.fasterxml.jackson.databind.JsonNode;

/** Trees as YAML, byte for byte as sigs.k8s.io/yaml writes and understands them. */
public final class Yaml {

    private Yaml() {}

    /**
     * The tree of a text's first document; a null node if there is none.
     *
     * @throws MalformedBodyException if it is no YAML, or says a key twice
     */
    public static JsonNode read(String text) throws MalformedBodyException {
        YamlReader reader = new YamlReader(text);
        JsonNode tree = reader.read();
        if (!reader.duplicates().isEmpty()) {
            throw new MalformedBodyException(String.join(", ", reader.duplicates()));
        }
        return tree;
    }

    /** The YAML of a tree, with its keys sorted and a newline at its end. */
    public static String write(JsonNode tree) {
        return new YamlWriter().write(tree);
    }
}
