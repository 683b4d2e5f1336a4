package dev.annex.codec;

import com.fasterxml.jackson.databind.JsonNode;

/** Trees as YAML, byte for byte as sigs.k8s.io/yaml writes them. */
public final class Yaml {

    private Yaml() {}

    /** The YAML of a tree, with its keys sorted and a newline at its end. */
    public static String write(JsonNode tree) {
        return new YamlWriter().write(tree);
    }
}
