package dev.annex.fieldmanager;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Random;

/** Makes up specs of ships, small enough to meet often and different enough to conflict. */
final class Specs {

    private static final List<String> WORDS = List.of("a", "b", "c");

    private final Random random;

    Specs(Random random) {
        this.random = random;
    }

    ObjectNode next() {
        ObjectNode spec = JsonNodeFactory.instance.objectNode();
        if (random.nextBoolean()) {
            spec.put("class", word());
        }
        if (random.nextBoolean()) {
            spec.put("replicas", random.nextInt(3));
        }
        if (random.nextBoolean()) {
            words(spec.putArray("tags"));
        }
        if (random.nextBoolean()) {
            words(spec.putArray("holds"));
        }
        if (random.nextBoolean()) {
            ports(spec.putArray("ports"));
        }
        if (random.nextBoolean()) {
            map(spec.putObject("manifest"));
        }
        if (random.nextBoolean()) {
            spec.putObject("ballast").put("left", random.nextInt(2));
        }
        if (random.nextBoolean()) {
            ObjectNode dock = spec.putObject("dock").put("side", word());
            if (random.nextBoolean()) {
                dock.putObject("lamp").put("color", word());
            }
        }
        if (random.nextBoolean()) {
            map(spec.putObject("extras").putObject(word()));
        }
        spec.put("active", random.nextBoolean());
        return spec;
    }

    private String word() {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    /** Some of the words, in an order of their own. */
    private void words(ArrayNode list) {
        int first = random.nextInt(WORDS.size());
        int count = 1 + random.nextInt(WORDS.size());
        for (int i = 0; i < count; i++) {
            list.add(WORDS.get((first + i) % WORDS.size()));
        }
    }

    private void ports(ArrayNode list) {
        int first = random.nextInt(4);
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            int port = (first + i) % 4;
            ObjectNode item = list.addObject().put("port", port);
            if (port % 2 == 0) {
                item.put("protocol", "UDP");
            }
            if (random.nextBoolean()) {
                item.put("name", word());
            }
            if (random.nextBoolean()) {
                item.put("weight", random.nextInt(2));
            }
        }
    }

    private void map(ObjectNode map) {
        int count = 1 + random.nextInt(2);
        for (int i = 0; i < count; i++) {
            map.put(word(), word());
        }
    }
}
