package dev.annex.interleaving;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;

/**
 * What a reader asks for, with a second opinion on what that includes.
 *
 * @param namespace the namespace; empty for all
 * @param query the selectors, as a part of a query
 * @param includes whether an object is meant
 */
record Selection(String namespace, String query, Predicate<JsonNode> includes) {

    static final List<String> NAMESPACES = List.of("atlantic", "baltic", "caspian");

    private static final String COLLECTION = "/apis/harbor.example.com/v1/";

    private record Selector(String query, Predicate<JsonNode> includes) {}

    private static final List<Selector> SELECTORS = List.of(
            new Selector("", each -> true),
            new Selector("&labelSelector=fleet=north", each -> fleet(each).equals("north")),
            new Selector("&labelSelector=fleet!=north", each -> !fleet(each).equals("north")),
            new Selector("&labelSelector=fleet", each -> !fleet(each).isEmpty()),
            new Selector("&labelSelector=!fleet", each -> fleet(each).isEmpty()),
            new Selector(
                    "&labelSelector=fleet%20in%20(north,south)",
                    each -> !fleet(each).isEmpty()),
            new Selector(
                    "&labelSelector=fleet%20notin%20(south)",
                    each -> !fleet(each).equals("south")),
            new Selector("&fieldSelector=spec.color=red", each -> color(each).equals("red")),
            new Selector("&fieldSelector=spec.color!=red", each -> !color(each).equals("red")),
            new Selector(
                    "&fieldSelector=spec.color=blue&labelSelector=fleet=south",
                    each -> color(each).equals("blue") && fleet(each).equals("south")),
            new Selector(
                    "&fieldSelector=metadata.name=s1",
                    each -> each.at("/metadata/name").asText().equals("s1")),
            new Selector(
                    "&fieldSelector=metadata.namespace!=baltic,spec.color=",
                    each -> color(each).isEmpty()
                            && !each.at("/metadata/namespace").asText().equals("baltic")));

    static Selection random(Random random) {
        Selector selector = SELECTORS.get(random.nextInt(SELECTORS.size()));
        String namespace = random.nextInt(3) == 0 ? "" : NAMESPACES.get(random.nextInt(NAMESPACES.size()));
        return new Selection(namespace, selector.query, selector.includes);
    }

    private static String fleet(JsonNode object) {
        return object.at("/metadata/labels/fleet").asText();
    }

    private static String color(JsonNode object) {
        return object.at("/spec/color").asText();
    }

    /** The path of a namespace's ships. */
    static String ships(String namespace) {
        return COLLECTION + "namespaces/" + namespace + "/ships";
    }

    /** The path and the query that ask for this. */
    String path() {
        return (namespace.isEmpty() ? COLLECTION + "ships" : ships(namespace)) + "?" + query;
    }

    boolean has(String key, JsonNode object) {
        return key.startsWith(namespace.isEmpty() ? "" : namespace + "/") && includes.test(object);
    }

    @Override
    public String toString() {
        return path();
    }
}
