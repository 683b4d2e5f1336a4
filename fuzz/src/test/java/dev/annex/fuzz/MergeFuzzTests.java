package dev.annex.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.codec.Json;
import dev.annex.codec.Yaml;
import dev.annex.fieldmanager.FieldManager;
import dev.annex.fieldmanager.FieldSet;
import dev.annex.schema.ObjectSchemas;
import dev.annex.status.StatusException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Managed fields and what is merged by them (P-30 to P-39), without a server between. */
class MergeFuzzTests {

    private static final String DURATION = "3m";
    private static final String VERSION = "harbor.example.com/v1";
    private static final Instant NOW = Instant.parse("2024-01-01T00:00:00Z");
    private static final FieldManager FIELDS = FieldManager.of(
            Map.of(VERSION, ObjectSchemas.object(Ships.schema())), Set.of(VERSION), (object, from, to) -> object);

    private static final Pattern EMPTY = Pattern.compile("[\\[{][]}]|:null");

    private static final String[] MANAGERS = {"a", "b", "kubectl"};
    private static final String[] WORDS = {"a", "b", "", "port", "starboard"};

    /** A configuration, from few values, so that they meet often. */
    private static ObjectNode configuration(FuzzedDataProvider data) {
        ObjectNode object = Json.object().put("apiVersion", VERSION).put("kind", "Ship");
        object.putObject("metadata").put("name", "target");
        if (data.consumeBoolean()) {
            object.withObjectProperty("metadata").putObject("labels").put(word(data), word(data));
        }
        if (data.consumeBoolean()) {
            object.withObjectProperty("metadata").putArray("finalizers").add("x/" + word(data));
        }
        ObjectNode spec = object.putObject("spec");
        for (int fields = data.consumeInt(0, 6); fields > 0; fields--) {
            field(spec, data);
        }
        if (data.consumeBoolean()) {
            object.putObject("status").put("phase", word(data)).put("length", data.consumeInt(0, 2));
        }
        return object;
    }

    private static String word(FuzzedDataProvider data) {
        return WORDS[data.consumeInt(0, WORDS.length - 1)];
    }

    private static void field(ObjectNode spec, FuzzedDataProvider data) {
        switch (data.consumeInt(0, 10)) {
            case 0 -> spec.put("color", word(data));
            case 1 -> spec.put("length", data.consumeInt(0, 2));
            case 2 -> spec.putNull("afloat");
            case 3 -> spec.put("berth", data.consumeBoolean() ? 1 : 2);
            case 4 -> list(spec.putArray("flags"), data);
            case 5 -> list(spec.putArray("route"), data);
            case 6 -> {
                ArrayNode crew = spec.putArray("crew");
                for (int i = data.consumeInt(0, 3); i > 0; i--) {
                    ObjectNode mate = crew.addObject();
                    if (data.consumeInt(0, 9) > 0) {
                        mate.put("name", word(data));
                    }
                    if (data.consumeBoolean()) {
                        mate.put("rank", data.consumeInt(0, 2));
                    }
                    if (data.consumeBoolean()) {
                        mate.putObject("tags").put(word(data), word(data));
                    }
                }
            }
            case 7 -> {
                ArrayNode decks = spec.putArray("decks");
                for (int i = data.consumeInt(0, 3); i > 0; i--) {
                    ObjectNode deck = decks.addObject().put("level", data.consumeInt(0, 2));
                    if (data.consumeBoolean()) {
                        deck.put("side", word(data));
                    }
                    if (data.consumeBoolean()) {
                        deck.put("use", word(data));
                    }
                }
            }
            case 8 -> spec.putObject("owner").put("name", word(data)).put("kind", word(data));
            case 9 -> list(spec.putObject("anything").putArray(word(data)), data);
            default -> spec.set(word(data), data.consumeBoolean() ? Json.object() : Json.array());
        }
    }

    private static void list(ArrayNode list, FuzzedDataProvider data) {
        for (int i = data.consumeInt(0, 3); i > 0; i--) {
            if (data.consumeInt(0, 9) > 0) {
                list.add(word(data));
            } else {
                list.addNull();
            }
        }
    }

    /** What several managers apply and update, one after the other; what was applied can be applied again. */
    @FuzzTest(maxDuration = DURATION)
    void history(FuzzedDataProvider data) {
        List<Step> steps = new ArrayList<>();
        for (int count = data.consumeInt(1, 8); count > 0; count--) {
            steps.add(new Step(
                    MANAGERS[data.consumeInt(0, MANAGERS.length - 1)],
                    data.consumeInt(0, 4) == 0 ? "status" : "",
                    data.consumeBoolean(),
                    data.consumeInt(0, 3) == 0,
                    configuration(data)));
        }
        Effort.bounded(() -> {
            ObjectNode live = Json.object().put("apiVersion", VERSION).put("kind", "Ship");
            for (Step step : steps) {
                live = step.updates()
                        ? updated(live, step.next(), step.manager(), step.part())
                        : applied(live, step.next(), step.manager(), step.force(), step.part());
            }
        });
    }

    private record Step(String manager, String part, boolean force, boolean updates, ObjectNode next) {}

    private static ObjectNode updated(ObjectNode live, ObjectNode next, String manager, String part) {
        ObjectNode whole = live.deepCopy();
        for (String field : part.isEmpty() ? new String[] {"metadata", "spec"} : new String[] {"status"}) {
            if (next.has(field)) {
                whole.set(field, next.get(field));
            }
        }
        return stored(FIELDS.update(live, whole, manager, VERSION, part, NOW));
    }

    private static ObjectNode applied(ObjectNode live, ObjectNode next, String manager, boolean force, String part) {
        ObjectNode before = live.deepCopy();
        ObjectNode after;
        try {
            after = stored(FIELDS.apply(live, next, manager, force, part, NOW));
        } catch (StatusException e) {
            judge(e);
            if (force && e.code() == 409) {
                throw new AssertionError("a conflict in spite of force", e);
            }
            same(before, live);
            return live;
        }
        same(before, live);
        ObjectNode again;
        try {
            again = stored(FIELDS.apply(after, next, manager, false, part, NOW));
        } catch (StatusException e) {
            judge(e);
            // upstream too takes the keys from elements of which others own something, but not the keys
            if (String.valueOf(e.getMessage()).startsWith("failed to prune fields: ")) {
                return after;
            }
            throw e;
        }
        // what is empty or null can go together with what was in it, and come back when it is applied again: so it is
        // upstream
        if (!hasEmptyValues(live) && !hasEmptyValues(next)) {
            same(after, again);
        }
        return after;
    }

    private static boolean hasEmptyValues(ObjectNode object) {
        ObjectNode owned = object.deepCopy();
        owned.withObjectProperty("metadata").remove("managedFields");
        return EMPTY.matcher(owned.toString()).find();
    }

    private static ObjectNode stored(ObjectNode object) {
        object.withObjectProperty("metadata").put("uid", "u");
        same(Json.text(object), Json.text(Json.parse(Json.bytes(object))));
        for (JsonNode entry : object.at("/metadata/managedFields")) {
            FieldSet fields = FieldSet.fromJson(entry.get("fieldsV1"));
            same(entry.get("fieldsV1"), fields.toJson());
        }
        return object;
    }

    private static void judge(StatusException e) {
        if (e.code() >= 500 && !Judge.expects(String.valueOf(e.getMessage()))) {
            throw new AssertionError(e);
        }
    }

    private static void same(Object once, Object again) {
        if (!once.equals(again)) {
            throw new AssertionError(once + " became " + again);
        }
    }

    /** Three documents: the managed fields of an object, its specification, and what is applied. */
    @DictionaryFile(resourcePath = "objects.dict")
    @FuzzTest(maxDuration = DURATION)
    void documents(byte[] bytes) {
        String[] parts = new String(bytes, StandardCharsets.UTF_8).split("\n---\n", 3);
        if (parts.length < 3) {
            return;
        }
        JsonNode[] trees = new JsonNode[3];
        try {
            for (int i = 0; i < 3; i++) {
                trees[i] = Yaml.read(parts[i]);
            }
        } catch (IllegalArgumentException e) {
            return;
        }
        ObjectNode live = Json.object().put("apiVersion", VERSION).put("kind", "Ship");
        live.putObject("metadata").put("name", "target").put("uid", "u").set("managedFields", trees[0]);
        live.set("spec", trees[1]);
        ObjectNode next = Json.object().put("apiVersion", VERSION).put("kind", "Ship");
        next.putObject("metadata").put("name", "target");
        next.set("spec", trees[2]);
        Effort.bounded(() -> {
            applied(live, next, "a", true, "");
            applied(live, next, "b", false, "");
            FIELDS.update(live, next, "c", VERSION, "", NOW);
        });
    }

    /** The fields of a manager, as clients may send them along. */
    @DictionaryFile(resourcePath = "objects.dict")
    @FuzzTest(maxDuration = DURATION)
    void fieldSet(byte[] bytes) {
        JsonNode tree;
        try {
            tree = Yaml.read(new String(bytes, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return;
        }
        Effort.bounded(() -> {
            FieldSet set;
            try {
                set = FieldSet.fromJson(tree);
            } catch (IllegalArgumentException e) {
                Judge.judgeSentence(e, bytes);
                return;
            }
            same(set, FieldSet.fromJson(set.toJson()));
            same(set.toJson(), FieldSet.fromJson(set.toJson()).toJson());
        });
    }
}
