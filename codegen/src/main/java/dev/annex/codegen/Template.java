package dev.annex.codegen;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text with {@code ${names}} in it. */
final class Template {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([a-zA-Z]+)}");

    private final Map<String, String> values = new HashMap<>();

    /** A template for manifests, which all speak of the same server. */
    static Template of(CodegenOptions.Deployment deployment) {
        return new Template()
                .with("name", deployment.name())
                .with("namespace", deployment.namespace())
                .with("image", deployment.image())
                .with("replicas", Integer.toString(deployment.replicas()));
    }

    Template with(String name, String value) {
        values.put(name, value);
        return this;
    }

    /**
     * The text with every name replaced.
     *
     * @throws IllegalArgumentException if a name has no value
     */
    String fill(String text) {
        return VARIABLE.matcher(text).replaceAll(match -> {
            String value = values.get(match.group(1));
            if (value == null) {
                throw new IllegalArgumentException("no value for " + match.group());
            }
            return Matcher.quoteReplacement(value);
        });
    }
}
