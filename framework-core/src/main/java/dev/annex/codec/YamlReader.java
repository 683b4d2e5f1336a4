package dev.annex.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.annex.status.GoQuote;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Reads the first document of a YAML text into a tree, as sigs.k8s.io/yaml turns YAML into JSON, and notes which keys
 * stood there twice. SnakeYAML does the syntax, within limits on nesting and aliases; what scalars stand for is decided
 * here.
 */
final class YamlReader {

    /** Before a document, the version of YAML that it is in. */
    private static final Pattern DIRECTIVE =
            Pattern.compile("^(?:[ \\t]*(?:#[^\\r\\n]*)?\\r?\\n)*%YAML[ \\t]+([0-9]+\\.[0-9]+)");

    private static final int DEEPEST = Json.DEEPEST;
    private static final int LONGEST = 16 << 20;

    private static final Tag PLAIN = new Tag("!plain");

    private final String text;
    private final List<String> duplicates = new ArrayList<>();
    private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());
    private final YamlAliases aliases = new YamlAliases();

    YamlReader(String text) {
        this.text = text;
    }

    /** The keys that stood there twice, each with its line. */
    List<String> duplicates() {
        return List.copyOf(duplicates);
    }

    /** The document; null as JSON has it if there is none. */
    JsonNode read() throws MalformedBodyException {
        Matcher directive = DIRECTIVE.matcher(text);
        if (directive.lookingAt() && !directive.group(1).equals("1.1")) {
            throw malformed("found incompatible YAML document");
        }
        LoaderOptions options = new LoaderOptions();
        options.setNestingDepthLimit(DEEPEST);
        options.setMaxAliasesForCollections(Integer.MAX_VALUE);
        options.setCodePointLimit(LONGEST);
        options.setAllowRecursiveKeys(false);
        DumperOptions unused = new DumperOptions();
        Yaml yaml = new Yaml(new SafeConstructor(options), new Representer(unused), unused, options, new OnlyPlain());
        try {
            Iterator<Node> documents = yaml.composeAll(new StringReader(text)).iterator();
            return documents.hasNext() ? value(documents.next()) : JsonNodeFactory.instance.nullNode();
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
            throw malformed("line " + line + ": " + e.getProblem());
        } catch (YAMLException e) {
            throw malformed(String.valueOf(e.getMessage()));
        } catch (NumberFormatException e) {
            // SnakeYAML's, of a text that ends within an escape
            throw malformed("line " + text.lines().count() + ": did not find expected hexdecimal number");
        }
    }

    /** Leaves plain scalars unresolved, and marks them as plain. */
    private static final class OnlyPlain extends Resolver {

        @Override
        protected void addImplicitResolvers() {
            // none: YamlScalar resolves
        }

        @Override
        public Tag resolve(NodeId kind, String value, boolean implicit) {
            return kind == NodeId.scalar && implicit ? PLAIN : super.resolve(kind, value, implicit);
        }
    }

    /** All in one, since it goes down a call or two for each of a thousand levels. */
    private JsonNode value(Node node) throws MalformedBodyException {
        boolean alias = aliases.enter(node);
        JsonNode value;
        if (node instanceof ScalarNode scalar) {
            value = scalar(scalar);
        } else if (!open.add(node)) {
            throw malformed("anchor value contains itself");
        } else if (node instanceof MappingNode mapping) {
            ObjectNode object = Json.object();
            put(mapping, object);
            value = object;
            open.remove(node);
        } else {
            ArrayNode array = Json.array();
            for (Node element : ((SequenceNode) node).getValue()) {
                array.add(value(element));
            }
            value = array;
            open.remove(node);
        }
        aliases.leave(alias);
        return value;
    }

    /** Entries come in as they stand there, merged ones too, and what comes later wins. */
    private void put(MappingNode mapping, ObjectNode object) throws MalformedBodyException {
        for (NodeTuple entry : mapping.getValue()) {
            if (isMerge(entry.getKeyNode())) {
                merge(entry.getValueNode(), object);
                continue;
            }
            aliases.leave(aliases.enter(entry.getKeyNode()));
            JsonNode value = value(entry.getValueNode());
            JsonNode earlier = object.replace(key(entry.getKeyNode(), value), value);
            if (earlier != null) {
                int line = entry.getValueNode().getStartMark().getLine() + 1;
                duplicates.add("line " + line + ": key " + shownKey(entry.getKeyNode(), value) + " already set in map");
            }
        }
    }

    private void merge(Node from, ObjectNode object) throws MalformedBodyException {
        List<Node> sources = new ArrayList<>();
        if (from instanceof SequenceNode sequence) {
            sources.addAll(sequence.getValue());
            Collections.reverse(sources); // earlier ones take precedence
        } else {
            sources.add(from);
        }
        for (Node source : sources) {
            if (!(source instanceof MappingNode mapping)) {
                throw malformed("map merge requires map or sequence of maps as the value");
            }
            if (!open.add(mapping)) {
                throw malformed("anchor value contains itself");
            }
            boolean alias = aliases.enter(mapping);
            put(mapping, object);
            aliases.leave(alias);
            open.remove(mapping);
        }
    }

    private static boolean isMerge(Node key) {
        return key instanceof ScalarNode scalar
                && scalar.getValue().equals("<<")
                && (scalar.getTag().equals(PLAIN) || scalar.getTag().equals(Tag.MERGE));
    }

    private static String key(Node node, JsonNode value) throws MalformedBodyException {
        if (!(node instanceof ScalarNode scalar)) {
            throw malformed("invalid map key");
        }
        JsonNode key = scalar(scalar);
        if (key.isNull()) {
            throw new MalformedBodyException(
                    "unsupported map key of type: %!s(<nil>), key: <nil>, value: " + Json.text(value));
        }
        return key.asText();
    }

    /** The key as Go shows it: texts quoted, anything else bare. */
    private static String shownKey(Node node, JsonNode value) throws MalformedBodyException {
        String key = key(node, value);
        boolean text = scalar((ScalarNode) node).isTextual();
        return text ? GoQuote.quote(key) : key;
    }

    private static JsonNode scalar(ScalarNode scalar) throws MalformedBodyException {
        String text = Texts.valid(scalar.getValue());
        Tag tag = scalar.getTag();
        if (tag.equals(Tag.STR) || (scalar.getScalarStyle() != ScalarStyle.PLAIN && tag.equals(PLAIN))) {
            return JsonNodeFactory.instance.textNode(text);
        }
        if (tag.equals(Tag.BINARY)) {
            return binary(text);
        }
        boolean resolvable = tag.equals(PLAIN)
                || List.of(Tag.BOOL, Tag.INT, Tag.FLOAT, Tag.NULL).contains(tag);
        if (!resolvable) {
            return JsonNodeFactory.instance.textNode(text);
        }
        if (YamlScalar.isNotFinite(text)) {
            boolean number = !text.toLowerCase(Locale.ROOT).contains("nan");
            String shown = !number ? "NaN" : text.startsWith("-") ? "-Inf" : "+Inf";
            throw new MalformedBodyException("json: unsupported value: " + shown);
        }
        JsonNode resolved = YamlScalar.resolve(text);
        if (!tag.equals(PLAIN) && !fits(resolved, tag)) {
            throw malformed("cannot decode " + goTag(resolved) + " `" + text + "` as a "
                    + tag.getValue().replace(Tag.PREFIX, "!!"));
        }
        return resolved == null ? JsonNodeFactory.instance.textNode(text) : resolved;
    }

    private static boolean fits(@Nullable JsonNode value, Tag tag) {
        if (value == null) {
            return false;
        }
        return (tag.equals(Tag.BOOL) && value.isBoolean())
                || (tag.equals(Tag.NULL) && value.isNull())
                || (tag.equals(Tag.INT) && value.isIntegralNumber())
                || (tag.equals(Tag.FLOAT) && value.isNumber());
    }

    private static String goTag(@Nullable JsonNode value) {
        if (value == null) {
            return "!!str";
        }
        return switch (value.getNodeType()) {
            case BOOLEAN -> "!!bool";
            case NULL -> "!!null";
            default -> value.isIntegralNumber() ? "!!int" : "!!float";
        };
    }

    private static JsonNode binary(String text) throws MalformedBodyException {
        try {
            byte[] data = Base64.getDecoder().decode(text.replaceAll("\\s", ""));
            return JsonNodeFactory.instance.textNode(new String(data, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw malformed("!!binary value contains invalid base64 data");
        }
    }

    private static MalformedBodyException malformed(String why) {
        return new MalformedBodyException("yaml: " + why);
    }
}
