package dev.annex.storage.sql;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.annex.storage.CompactedException;
import dev.annex.storage.Entry;
import dev.annex.storage.Storage;
import dev.annex.storage.StorageException;
import dev.annex.storage.WriteResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** What is PostgreSQL's own: several servers on one database, connections that break, what can be wrong with it. */
class PostgresStorageIT {

    @AutoClose
    private static PostgresServer server;

    @TempDir
    Path folder;

    private PostgresSettings settings;

    @BeforeAll
    static void start() throws IOException {
        server = PostgresServer.start();
    }

    @BeforeEach
    void makeSchema() {
        settings = server.settings(folder);
    }

    @Test
    void ordersTheWritesOfSeveralServers() throws Exception {
        try (Storage one = PostgresStorage.open(settings);
                Storage two = PostgresStorage.open(settings);
                Storage three = PostgresStorage.open(settings)) {
            List<Revisions> watches = List.of(new Revisions(), new Revisions(), new Revisions());
            one.watch("/r/", 0, watches.get(0));
            two.watch("/r/", 0, watches.get(1));
            three.watch("/r/", 0, watches.get(2));
            List<Long> written = increment(List.of(one, two, three), 100);
            assertThat(Answers.text(one, "/r/counter")).isEqualTo("600");
            for (Revisions watch : watches) {
                assertThat(watch.await(written.size())).isEqualTo(written);
            }
        }
    }

    /** Moves one counter on, from two threads of each server, and gives the revisions in order. */
    private static List<Long> increment(List<Storage> servers, int times) throws InterruptedException {
        ConcurrentLinkedQueue<Long> written = new ConcurrentLinkedQueue<>();
        List<Thread> threads = new ArrayList<>();
        for (Storage storage : servers) {
            for (int i = 0; i < 2; i++) {
                Thread thread = new Thread(() -> {
                    for (int j = 0; j < times; j++) {
                        written.add(increment(storage));
                    }
                });
                thread.start();
                threads.add(thread);
            }
        }
        for (Thread thread : threads) {
            thread.join();
        }
        List<Long> inOrder = new ArrayList<>(written);
        Collections.sort(inOrder);
        return inOrder;
    }

    private static long increment(Storage storage) {
        while (true) {
            Optional<Entry> entry = Answers.await(storage.get("/r/counter"));
            int next = entry.map(found -> Integer.parseInt(new String(found.value(), UTF_8)))
                            .orElse(0)
                    + 1;
            byte[] value = String.valueOf(next).getBytes(UTF_8);
            WriteResult result = Answers.await(
                    storage.put("/r/counter", value, entry.map(Entry::revision).orElse(0L)));
            if (result instanceof WriteResult.Committed committed) {
                return committed.revision();
            }
        }
    }

    @Test
    void goesOnWhenConnectionsBreak() throws Exception {
        try (Storage one = PostgresStorage.open(settings);
                Storage two = PostgresStorage.open(settings)) {
            Revisions watch = new Revisions();
            one.watch("/r/", 0, watch);
            List<Long> written = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                written.add(putWhenBack(one));
                written.add(putWhenBack(two));
                server.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                        + " WHERE application_name LIKE 'annex%'");
            }
            written.add(putWhenBack(two));
            assertThat(watch.await(written.size()))
                    .containsAll(written)
                    .isSorted()
                    .doesNotHaveDuplicates();
            assertThat(watch.end).isNotDone();
        }
    }

    private static long putWhenBack(Storage storage) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (true) {
            try {
                return Answers.put(storage, "/r/a", "x");
            } catch (StorageException e) {
                assertThat(System.nanoTime()).isLessThan(deadline);
                TimeUnit.MILLISECONDS.sleep(20);
            }
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "annex.soak", matches = "true", disabledReason = "takes half a minute")
    void answersAllReadsWhileTheDatabaseIsAway() throws Exception {
        PostgresServer gone = PostgresServer.start();
        PostgresSettings away = gone.settings(folder);
        try (Storage storage = PostgresStorage.open(away)) {
            Answers.put(storage, "/r/a", "x");
            gone.close();
            List<CompletableFuture<Long>> reads =
                    Stream.generate(storage::revision).limit(100).toList();
            for (CompletableFuture<Long> read : reads) {
                // a hundred that wait for four connections, ten seconds each, would take minutes
                assertThatThrownBy(() -> read.get(35, TimeUnit.SECONDS))
                        .hasCauseInstanceOf(StorageException.class)
                        .hasMessageContaining("cannot read in the database " + away.where());
            }
        }
    }

    @Test
    void looksForWhatWasNotAnnounced() throws Exception {
        try (Storage storage = PostgresStorage.open(settings)) {
            Revisions watch = new Revisions();
            storage.watch("/r/", 0, watch);
            String schema = settings.url().replaceAll(".*currentSchema=", "");
            server.execute("INSERT INTO " + schema + ".annex_log (revision, key, value, deleted, prev_revision)"
                    + " VALUES (2, '/r/a', 'x', false, 0)");
            assertThat(watch.await(1)).containsExactly(2L);
        }
    }

    @Test
    void keepsStoresInOneDatabaseApart() {
        PostgresSettings other = server.settings(folder.resolve("other"));
        try (Storage one = PostgresStorage.open(settings);
                Storage two = PostgresStorage.open(other)) {
            Answers.put(one, "/r/a", "1");
            assertThat(Answers.text(two, "/r/a")).isEmpty();
            assertThat(Answers.await(two.revision())).isEqualTo(1);
        }
    }

    @Test
    void raisesTheRevisionAfterARestorationAsDocumented() {
        long lost;
        try (Storage storage = PostgresStorage.open(settings)) {
            Answers.put(storage, "/r/a", "1");
            Answers.put(storage, "/r/a", "2");
            lost = Answers.put(storage, "/r/b", "1");
            Answers.await(storage.delete("/r/b", lost));
        }
        String schema = settings.url().replaceAll(".*currentSchema=", "");
        server.execute("SET search_path = " + schema + "; DELETE FROM annex_log l WHERE deleted OR EXISTS"
                + " (SELECT 1 FROM annex_log n WHERE n.key = l.key AND n.revision > l.revision);"
                + " UPDATE annex_meta SET number = (SELECT MAX(revision) + 1000000000 FROM annex_log)"
                + " WHERE name = 'compact_revision'");
        try (Storage storage = PostgresStorage.open(settings)) {
            assertThat(Answers.text(storage, "/r/a")).isEqualTo("2");
            assertThat(Answers.await(storage.range("/r/", "", 0, 0)).entries()).hasSize(1);
            assertThat(Answers.await(storage.revision())).isGreaterThan(1_000_000_000);
            assertThatThrownBy(() -> Answers.await(storage.range("/r/", "", lost, 0)))
                    .isInstanceOf(CompactedException.class);
        }
    }

    @Test
    void namesWhatIsWrong() {
        assertThatThrownBy(() -> PostgresStorage.open(server.settings("missing", "public")))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("/missing")
                .hasMessageContaining("create the database");
        PostgresSettings nowhere = new PostgresSettings("jdbc:postgresql://127.0.0.1:1/annex", "a", "secret", 1);
        assertThatThrownBy(() -> PostgresStorage.open(nowhere))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("jdbc:postgresql://127.0.0.1:1/annex")
                .hasMessageContaining("is the server running")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> PostgresSettings.of("localhost:5432", null, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("annex.storage.postgresql.url");
    }

    @Test
    void refusesAnotherEncoding() {
        server.execute("CREATE DATABASE latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0");
        assertThatThrownBy(() -> PostgresStorage.open(server.settings("latin", "public")))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("LATIN1")
                .hasMessageContaining("UTF8");
    }

    @Test
    void refusesTablesOfANewerVersion() {
        PostgresStorage.open(settings).close();
        String schema = settings.url().replaceAll(".*currentSchema=", "");
        server.execute("INSERT INTO " + schema + ".annex_schema (version) VALUES (99)");
        assertThatThrownBy(() -> PostgresStorage.open(settings))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("newer version of Annex (schema 99");
    }
}
