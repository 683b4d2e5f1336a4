package dev.annex.interleaving;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.annex.server.LoopbackServer;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Follows a selection in all the ways that clients do, one after the other, and has every answer judged by the log: what
 * it was told is exactly what was written, in order, nothing twice.
 */
final class Follower implements Callable<Follower> {

    private final LoopbackServer server;
    private final Expectation expected;
    private final Random random;
    private final Selection selection;
    private final AtomicLong acknowledged;
    private final AtomicLong end;

    private long seen;
    private Map<String, JsonNode> known = Map.of();
    private int sessions;
    private int events;
    private int expired;

    /**
     * A follower that has not begun.
     *
     * @param acknowledged the revision of the last write that was answered
     * @param end the revision to follow up to, far away as long as that is not known
     */
    Follower(
            LoopbackServer server,
            StoredLog log,
            Random random,
            Selection selection,
            AtomicLong acknowledged,
            AtomicLong end) {
        this.server = server;
        this.random = random;
        this.selection = selection;
        this.expected = new Expectation(log, selection, random.nextInt(4) == 0);
        this.acknowledged = acknowledged;
        this.end = end;
    }

    @Override
    public Follower call() throws Exception {
        while (seen < end.get()) {
            sessions++;
            boolean beginning = seen == 0 || random.nextInt(6) == 0;
            if (beginning && random.nextBoolean()) {
                list();
            } else if (beginning) {
                watchList();
            } else {
                resume();
            }
        }
        assertThat(known).as("what %s ended with", selection).isEqualTo(expected.state(seen));
        return this;
    }

    Selection selection() {
        return selection;
    }

    /** What the follower believes to be there, by key. */
    Map<String, JsonNode> known() {
        return known;
    }

    private void expire() {
        expired++;
        seen = 0;
    }

    private void list() throws InterruptedException {
        long least = acknowledged.get();
        var pages = new PagedList(server, expected.accept(), random);
        boolean exact = seen > 0 && random.nextInt(3) == 0;
        boolean old = !exact && random.nextInt(4) == 0;
        String revision =
                exact ? "&resourceVersionMatch=Exact&resourceVersion=" + seen : old ? "&resourceVersion=0" : "";
        if (!pages.read(selection.path() + "&limit=" + (1 + random.nextInt(6)) + revision)) {
            if (pages.expired()) {
                expire();
            }
            return;
        }
        if (exact) {
            assertThat(pages.revision()).isEqualTo(seen);
        } else if (!old) {
            assertThat(pages.revision()).as("consistent list").isGreaterThanOrEqualTo(least);
        }
        known = expected.judgeState(pages.revision(), pages.items());
        seen = pages.revision();
    }

    /** A watch that begins with what is there (W-12, W-51). */
    private void watchList() throws InterruptedException {
        long least = acknowledged.get();
        boolean bookmarks = random.nextBoolean();
        String query = "&sendInitialEvents=true&resourceVersionMatch=NotOlderThan"
                + (random.nextBoolean() || seen == 0 ? "" : "&resourceVersion=" + seen);
        long notBefore = query.contains("&resourceVersion=") ? seen : least;
        if (random.nextInt(3) == 0) {
            query = random.nextBoolean() ? "" : "&resourceVersion=0";
            notBefore = query.isEmpty() ? least : 0;
        }
        // without a bookmark only the whole shows where the beginning ended
        WatchSession session =
                new WatchSession(server, expected.accept(), pace(), bookmarks ? most() : Integer.MAX_VALUE);
        if (!session.read(watch() + "&allowWatchBookmarks=" + bookmarks + query)) {
            return;
        }
        assertThat(session.expired()).isFalse();
        long began = session.initialEnd();
        List<Told> told = session.told();
        if (bookmarks && began == 0) {
            return;
        }
        if (!bookmarks) {
            began = expected.beginning(notBefore, told);
        }
        assertThat(began).as("beginning of %s", query).isGreaterThanOrEqualTo(notBefore);
        int initial = expected.state(began).size();
        known = expected.judgeState(
                began,
                told.subList(0, initial).stream()
                        .peek(each -> assertThat(each.type()).isEqualTo("ADDED"))
                        .map(Told::object)
                        .toList());
        seen = began;
        take(told.subList(initial, told.size()), session.bookmarked());
    }

    private void resume() throws InterruptedException {
        boolean bookmarks = end.get() < Long.MAX_VALUE || random.nextBoolean();
        WatchSession session = new WatchSession(server, expected.accept(), pace(), most());
        if (!session.read(watch() + "&resourceVersion=" + seen + "&allowWatchBookmarks=" + bookmarks)) {
            return;
        }
        take(session.told(), session.bookmarked());
        if (session.expired()) {
            expire();
        }
    }

    private void take(List<Told> told, long bookmarked) {
        long until = Math.max(seen, bookmarked);
        if (!told.isEmpty()) {
            until = Math.max(until, told.get(told.size() - 1).revision());
        }
        events += told.size();
        known = expected.judgeEvents(known, seen, until, told);
        seen = until;
    }

    private String watch() {
        return selection.path() + "&watch=1&timeoutSeconds=" + (1 + random.nextInt(2));
    }

    /** How long to wait before each event. */
    private long pace() {
        boolean hurry = end.get() < Long.MAX_VALUE;
        return hurry || random.nextInt(3) > 0 ? 0 : TimeUnit.MILLISECONDS.toNanos(random.nextInt(20));
    }

    /** After how many events the client goes away. */
    private int most() {
        return random.nextBoolean() ? Integer.MAX_VALUE : 1 + random.nextInt(30);
    }

    int sessions() {
        return sessions;
    }

    int events() {
        return events;
    }

    int expirations() {
        return expired;
    }
}
