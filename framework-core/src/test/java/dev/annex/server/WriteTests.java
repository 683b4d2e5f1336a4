package dev.annex.server;

import static dev.annex.server.Harbor.SHIPS;
import static dev.annex.server.Harbor.ship;
import static dev.annex.server.LoopbackServer.json;
import static dev.annex.server.LoopbackServer.message;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class WriteTests {

    @AutoClose
    private final LoopbackServer server = LoopbackServer.start();

    private JsonNode create(ObjectNode object) {
        return server.ask("POST", SHIPS, object.toString());
    }

    private JsonNode refused(String method, String path, String body) {
        HttpResponse<String> answer = server.send(method, path, body);
        assertThat(answer.statusCode()).isGreaterThanOrEqualTo(400);
        return json(answer.body());
    }

    private int status(String path) {
        return server.send("GET", path, "").statusCode();
    }

    private static ObjectNode finalized(String name, String... finalizers) {
        ObjectNode ship = ship(name, "red");
        var list = ship.withObject("metadata").putArray("finalizers");
        List.of(finalizers).forEach(list::add);
        return ship;
    }

    @Test
    void whatANewObjectSaysOfItsRevisionIsLookedAtLast() { // L-02
        ObjectNode object = ship("a", "red");
        object.withObject("metadata").put("resourceVersion", "5");
        assertThat(refused("POST", SHIPS, object.toString()).path("message").asText())
                .isEqualTo("resourceVersion should not be set on objects to be created");
        JsonNode dry = server.ask("POST", SHIPS + "?dryRun=All", object.toString());
        assertThat(dry.at("/metadata/resourceVersion").asText()).isEqualTo("5");
        object.withObject("metadata").putObject("labels").put("a b", "c");
        assertThat(refused("POST", SHIPS, object.toString()).path("reason").asText())
                .isEqualTo("Invalid");
        ObjectNode large = ship("b", "red");
        large.withObject("metadata").put("resourceVersion", "99999999999999999999");
        assertThat(create(large).at("/metadata/name").asText()).isEqualTo("b");
    }

    @Test
    void managedFieldsThatAreNoneCountAsNotSent() { // P-39
        ObjectNode object = ship("a", "red");
        object.withObject("metadata")
                .putArray("managedFields")
                .addObject()
                .put("operation", "Update")
                .put("apiVersion", "harbor.example.com/v1")
                .put("fieldsType", "FieldsV1")
                .put("fieldsV1", "x");
        assertThat(create(object).at("/metadata/managedFields/0/fieldsV1").isObject())
                .isTrue();
    }

    @Test
    void timesThatAreNoneAreRefusedAsGoRefusesThem() { // L-36
        ObjectNode object = ship("a", "red");
        object.withObject("metadata").put("creationTimestamp", "x");
        assertThat(refused("POST", SHIPS, object.toString()).path("message").asText())
                .endsWith("parsing time \"x\" as \"2006-01-02T15:04:05Z07:00\": cannot parse \"x\" as \"2006\"");
    }

    @Test
    void finalizersThatAreThereKeepTheirOrder() { // L-45
        create(finalized("a", "foregroundDeletion", "example.com/x"));
        JsonNode deleted = server.ask("DELETE", SHIPS + "/a?propagationPolicy=Foreground", "");
        assertThat(deleted.at("/metadata/finalizers")).hasToString("[\"foregroundDeletion\",\"example.com/x\"]");
    }

    @Test
    void emptyPreconditionsOfABodyHold() { // L-42
        create(ship("a", "red"));
        JsonNode refused = refused("DELETE", SHIPS + "/a", "{\"preconditions\":{\"uid\":\"\"}}");
        assertThat(refused.path("message").asText()).contains("the UID in the precondition () does not match");
    }

    @Test
    void aPageSaysThatOthersFollowWhetherTheyMatchOrNot() { // W-21
        ObjectNode labelled = ship("a", "red");
        labelled.withObject("metadata").putObject("labels").put("app", "x");
        create(labelled);
        create(ship("b", "red"));
        JsonNode page = server.get(SHIPS + "?limit=1&labelSelector=app");
        assertThat(page.at("/metadata/continue").asText()).isNotEmpty();
        assertThat(page.at("/metadata").has("remainingItemCount")).isFalse();
        JsonNode rest = server.get(SHIPS + "?limit=1&labelSelector=app&continue="
                + page.at("/metadata/continue").asText());
        assertThat(rest.path("items")).isEmpty();
        assertThat(server.get(SHIPS + "?limit=1&fieldSelector=metadata.name%3Da")
                        .at("/metadata/continue")
                        .asText())
                .isEmpty();
    }

    @Test
    void aListOfOneObjectIsNeitherExactNorPatient() { // W-25
        create(ship("a", "red"));
        server.ask("DELETE", SHIPS + "/a", "");
        String one = SHIPS + "?fieldSelector=metadata.name%3Da&limit=1&resourceVersion=";
        assertThat(server.get(one + "2").path("items")).isEmpty();
        HttpResponse<String> future = server.send("GET", one + "99", "");
        assertThat(future.statusCode()).isEqualTo(504);
        assertThat(future.headers().firstValue("Retry-After")).isEmpty();
    }

    @Test
    void dryRunCreatesNothing() {
        HttpResponse<String> answer =
                server.send("POST", SHIPS + "?dryRun=All", ship("a", "red").toString());
        assertThat(answer.statusCode()).isEqualTo(201);
        JsonNode metadata = json(answer.body()).path("metadata");
        assertThat(metadata.path("uid").asText()).isNotEmpty();
        assertThat(metadata.path("creationTimestamp").asText()).isNotEmpty();
        assertThat(metadata.path("managedFields")).isNotEmpty();
        assertThat(metadata.has("resourceVersion")).isFalse();
        assertThat(status(SHIPS + "/a")).isEqualTo(404);
        create(ship("a", "red"));
        assertThat(server.send("POST", SHIPS + "?dryRun=All", ship("a", "red").toString())
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void dryRunChangesAndDeletesNothing() {
        String revision =
                create(ship("a", "red")).at("/metadata/resourceVersion").asText();
        JsonNode patched = server.ask("PATCH", SHIPS + "/a?dryRun=All", "{\"spec\":{\"color\":\"blue\"}}");
        assertThat(patched.at("/spec/color").asText()).isEqualTo("blue");
        assertThat(patched.at("/metadata/resourceVersion").asText()).isEqualTo(revision);
        JsonNode put =
                server.ask("PUT", SHIPS + "/a?dryRun=All", ship("a", "green").toString());
        assertThat(put.at("/spec/color").asText()).isEqualTo("green");
        assertThat(put.at("/metadata/resourceVersion").asText()).isEqualTo(revision);
        assertThat(server.ask("DELETE", SHIPS + "/a?dryRun=All", "")
                        .path("status")
                        .asText())
                .isEqualTo("Success");
        JsonNode collection = server.ask("DELETE", SHIPS + "?dryRun=All", "");
        assertThat(collection.path("items")).hasSize(1);
        JsonNode still = server.get(SHIPS + "/a");
        assertThat(still.at("/spec/color").asText()).isEqualTo("red");
        assertThat(still.at("/metadata/resourceVersion").asText()).isEqualTo(revision);
    }

    @Test
    void anUnknownDryRunIsRefused() {
        assertThat(server.send("POST", SHIPS + "?dryRun=Some", ship("a", "red").toString())
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void namesAreGenerated() {
        ObjectNode ship = ship("", "red");
        ship.withObject("metadata").removeAll().put("generateName", "x".repeat(80));
        JsonNode first = create(ship).path("metadata");
        JsonNode second = create(ship).path("metadata");
        assertThat(first.path("name").asText()).matches("x{58}[bcdfghjklmnpqrstvwxz2456789]{5}");
        assertThat(second.path("name").asText()).isNotEqualTo(first.path("name").asText());
        assertThat(first.path("generateName").asText()).isEqualTo("x".repeat(80));
        ship.withObject("metadata").put("name", "mine");
        assertThat(create(ship).at("/metadata/name").asText()).isEqualTo("mine");
    }

    @Test
    void anObjectWithFinalizersOutlivesItsDeletion() { // L-44, L-46
        JsonNode created = create(finalized("a", "example.com/hold"));
        JsonNode deleted = server.ask("DELETE", SHIPS + "/a", "");
        assertThat(deleted.path("kind").asText()).isEqualTo("Ship");
        JsonNode metadata = deleted.path("metadata");
        assertThat(metadata.path("deletionTimestamp").asText()).isNotEmpty();
        assertThat(metadata.path("deletionGracePeriodSeconds").asInt(-1)).isZero();
        assertThat(metadata.path("generation").asInt())
                .isEqualTo(created.at("/metadata/generation").asInt() + 1);
        JsonNode again = server.ask("DELETE", SHIPS + "/a", "").path("metadata");
        assertThat(again.path("deletionTimestamp")).isEqualTo(metadata.path("deletionTimestamp"));
        assertThat(again.path("generation")).isEqualTo(metadata.path("generation"));
        assertThat(again.path("resourceVersion")).isEqualTo(metadata.path("resourceVersion"));
    }

    @Test
    void propagationAddsItsFinalizer() { // L-45
        create(ship("a", "red"));
        JsonNode foreground = server.ask("DELETE", SHIPS + "/a?propagationPolicy=Foreground", "");
        assertThat(foreground.at("/metadata/finalizers").toString()).isEqualTo("[\"foregroundDeletion\"]");
        JsonNode orphan = server.ask("DELETE", SHIPS + "/a", "{\"propagationPolicy\":\"Orphan\"}");
        assertThat(orphan.at("/metadata/finalizers").toString()).isEqualTo("[\"orphan\"]");
        server.ask("DELETE", SHIPS + "/a?propagationPolicy=Background", "");
        assertThat(status(SHIPS + "/a")).isEqualTo(404);
    }

    @Test
    void theLastFinalizerTakesTheObjectAlong() { // L-47
        create(finalized("a", "example.com/hold"));
        String deleted = server.ask("DELETE", SHIPS + "/a", "")
                .at("/metadata/resourceVersion")
                .asText();
        try (Stream<String> watch = server.watch(SHIPS + "?watch=1&resourceVersion=" + deleted)) {
            String release = "{\"metadata\":{\"finalizers\":null}}";
            assertThat(server.send("PATCH", SHIPS + "/a?dryRun=All", release).statusCode())
                    .isEqualTo(200);
            assertThat(status(SHIPS + "/a")).isEqualTo(200);
            JsonNode last = server.ask("PATCH", SHIPS + "/a", release);
            assertThat(last.at("/metadata/deletionTimestamp").asText()).isNotEmpty();
            assertThat(status(SHIPS + "/a")).isEqualTo(404);
            JsonNode event = json(watch.iterator().next());
            assertThat(event.path("type").asText()).isEqualTo("DELETED");
            assertThat(event.at("/object/metadata/resourceVersion").asLong()).isGreaterThan(Long.parseLong(deleted));
        }
    }

    @Test
    void aDyingObjectGetsNoNewFinalizers() { // L-16
        create(finalized("a", "example.com/hold"));
        server.ask("DELETE", SHIPS + "/a", "");
        HttpResponse<String> answer = server.send(
                "PATCH", SHIPS + "/a", "{\"metadata\":{\"finalizers\":[\"example.com/hold\",\"example.com/more\"]}}");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(message(answer)).contains("no new finalizers can be added if the object is being deleted");
    }

    @Test
    void aCollectionIsDeletedBySelector() { // L-60, L-61
        List.of("a", "b", "c").forEach(name -> create(ship(name, name.equals("b") ? "blue" : "red")));
        JsonNode gone = server.ask("DELETE", SHIPS + "?fieldSelector=spec.color=red", "");
        assertThat(gone.path("kind").asText()).isEqualTo("ShipList");
        assertThat(gone.path("items").findValuesAsText("name"))
                .contains("a", "c")
                .doesNotContain("b");
        JsonNode left = server.get(SHIPS).path("items");
        assertThat(left).hasSize(1);
        assertThat(left.at("/0/metadata/name").asText()).isEqualTo("b");
    }

    @Test
    void aCollectionIsDeletedPageByPage() { // L-60
        List.of("a", "b", "c").forEach(name -> create(ship(name, "red")));
        JsonNode first = server.ask("DELETE", SHIPS + "?limit=2", "");
        assertThat(first.path("items")).hasSize(2);
        assertThat(server.get(SHIPS).path("items")).hasSize(1);
        String token = first.at("/metadata/continue").asText();
        assertThat(server.ask("DELETE", SHIPS + "?limit=2&continue=" + token, "")
                        .path("items"))
                .hasSize(1);
        assertThat(server.get(SHIPS).path("items")).isEmpty();
    }
}
