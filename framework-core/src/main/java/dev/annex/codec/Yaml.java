package dev.annex.codec;

import com.fasterxml.jackson.databind.JsonNode;

/** Trees as YAML, read as sigs.k8s.io/yaml does and, byte for byte, written as Kubernetes writes them. */
public final class Yaml {

    private Yaml() {}

    /**
     * The tree of a text's first document, in YAML or in JSON, which is YAML too; a null node if there is none.
     *
     * @throws IllegalArgumentException if it is neither, or says a key twice
     */
    public static JsonNode read(String text) {
        try {
            YamlReader reader = new YamlReader(text);
            JsonNode tree = reader.read();
            if (!reader.duplicates().isEmpty()) {
                throw new MalformedBodyException(String.join(", ", reader.duplicates()));
            }
            return tree;
        } catch (MalformedBodyException e) {
            throw new IllegalArgumentException("this is no YAML: " + e.getMessage(), e);
        }
    }

    /** The YAML of a tree, with its keys sorted and a newline at its end, as sigs.k8s.io/yaml writes it. */
    public static String write(JsonNode tree) {
        return new YamlWriter(YamlDialect.SORTED).write(tree);
    }

    /** The YAML of a tree, with its keys as they stand and a newline at its end, as go-yaml writes what it has read. */
    public static String rewrite(JsonNode tree) {
        return new YamlWriter(YamlDialect.AS_READ).write(tree);
    }
}
