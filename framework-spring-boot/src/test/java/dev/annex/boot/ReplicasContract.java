package dev.annex.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.annex.test.crash.Soak;
import dev.annex.test.linearizability.Clients;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Two servers on one store behave as one. */
abstract class ReplicasContract {

    /** The servers, for all tests of a class. */
    abstract List<Replica> replicas();

    private static List<JsonNode> events(Replica replica, long after, int count)
            throws IOException, InterruptedException {
        List<JsonNode> events = new ArrayList<>();
        try (Stream<JsonNode> lines = replica.watch("timeoutSeconds=20&resourceVersion=" + after)) {
            for (Iterator<JsonNode> each = lines.iterator(); events.size() < count && each.hasNext(); ) {
                events.add(each.next());
            }
        }
        return events;
    }

    @Test
    void aWriteToOneIsReadFromTheOtherAtOnce() throws Exception {
        for (int i = 0; i < 20; i++) {
            Replica one = replicas().get(i % 2);
            Replica two = replicas().get(1 - i % 2);
            Replica.Reply created = one.create("seen" + i, "x");
            assertThat(created.code()).isEqualTo(201);
            assertThat(two.get("seen" + i).body()).isEqualTo(created.body());
            Replica.Reply list = two.list("?fieldSelector=metadata.name%3Dseen" + i);
            assertThat(list.body().path("items")).hasSize(1);
            assertThat(list.resourceVersion()).isGreaterThanOrEqualTo(created.resourceVersion());
            // what one has told, the other knows
            assertThat(one.list("?resourceVersion=" + list.resourceVersion()).code())
                    .isEqualTo(200);
        }
        assertThat(replicas().get(0).list("").body())
                .isEqualTo(replicas().get(1).list("").body());
    }

    @Test
    void bothTellTheSameEventsAndAWatchResumesOnTheOther() throws Exception {
        Replica one = replicas().get(0);
        Replica two = replicas().get(1);
        long start = one.list("").resourceVersion();
        for (int i = 0; i < 10; i++) {
            Replica.Reply created = replicas().get(i % 2).create("told" + i, "a");
            Replica.Reply replaced = replicas().get(1 - i % 2).replace("told" + i, "b", created.resourceVersion());
            replicas().get(i % 2).delete("told" + i, replaced.resourceVersion());
        }
        List<JsonNode> all = events(one, start, 30);
        assertThat(all).hasSize(30).isEqualTo(events(two, start, 30));
        // each half by another server
        long middle = all.get(14)
                .path("object")
                .path("metadata")
                .path("resourceVersion")
                .asLong();
        assertThat(events(two, middle, 15)).isEqualTo(all.subList(15, 30));
        assertThat(events(one, middle, 15)).isEqualTo(all.subList(15, 30));
    }

    @Test
    void aConflictIsNoticedAcross() throws Exception {
        Replica one = replicas().get(0);
        Replica two = replicas().get(1);
        long created = one.create("contended", "a").resourceVersion();
        assertThat(two.create("contended", "b").code()).isEqualTo(409);
        long replaced = two.replace("contended", "b", created).resourceVersion();
        assertThat(replaced).isGreaterThan(created);
        assertThat(one.replace("contended", "c", created).code()).isEqualTo(409);
        assertThat(one.delete("contended", created).code()).isEqualTo(409);
        assertThat(one.get("contended").body().path("cargo").asText()).isEqualTo("b");
        assertThat(one.delete("contended", replaced).code()).isEqualTo(200);
        assertThat(two.replace("contended", "d", replaced).code()).isEqualTo(404);
    }

    @Test
    void singleObjectsAreLinearizableAcross() throws Exception {
        ReplicatedShips ships = new ReplicatedShips(replicas());
        for (int round = 0; round < Soak.rounds(3, 30); round++) {
            new Clients(8, 3, 100, round).check(ships, "linear" + round + "-");
        }
    }
}
