package dev.annex.storage.transfer;

import dev.annex.storage.Entry;
import dev.annex.storage.KeyOrder;
import dev.annex.storage.Range;
import dev.annex.storage.Storage;
import dev.annex.storage.StorageException;
import dev.annex.storage.Waiting;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Walks through a store beside entries that come in the order of their keys, and notes where the two differ. */
final class Comparison {

    private static final int PAGE = 500;
    private static final int NAMED = 10;

    private final Storage storage;
    private final String prefix;
    private final boolean revisionsToo;
    private final Deque<Entry> page = new ArrayDeque<>();
    private final List<String> differences = new ArrayList<>();
    private String start = "";
    private long revision;
    private boolean more = true;
    private long entries;
    private boolean sameRevisions = true;

    Comparison(Storage storage, String prefix, boolean revisionsToo) {
        this.storage = storage;
        this.prefix = prefix;
        this.revisionsToo = revisionsToo;
    }

    void next(Entry wanted) {
        entries++;
        Entry found = peek();
        while (found != null && KeyOrder.UTF8.compare(found.key(), wanted.key()) < 0) {
            differences.add(found.key() + " is in the store alone");
            page.remove();
            found = peek();
        }
        if (found == null || !found.key().equals(wanted.key())) {
            differences.add(wanted.key() + " is missing in the store");
            return;
        }
        page.remove();
        sameRevisions &= found.revision() == wanted.revision();
        if (!Arrays.equals(found.value(), wanted.value())) {
            differences.add(wanted.key() + " has another value");
        } else if (revisionsToo && found.revision() != wanted.revision()) {
            differences.add(wanted.key() + " is at revision " + found.revision() + ", not " + wanted.revision());
        }
    }

    private @Nullable Entry peek() {
        if (page.isEmpty() && more) {
            Range range = Waiting.on(storage.range(prefix, start, revision, PAGE));
            revision = range.revision();
            more = range.more();
            page.addAll(range.entries());
            if (!page.isEmpty()) {
                start = page.getLast().key() + '\0';
            }
        }
        return page.peek();
    }

    /** Fails if there were differences, or if the store has more. */
    void end(Path file) {
        for (Entry rest = peek(); rest != null; rest = peek()) {
            differences.add(rest.key() + " is in the store alone");
            page.remove();
        }
        if (!differences.isEmpty()) {
            throw new StorageException("the store differs from " + file + " in " + differences.size() + " entries: "
                    + String.join("; ", differences.subList(0, Math.min(NAMED, differences.size()))));
        }
    }

    long entries() {
        return entries;
    }

    boolean sameRevisions() {
        return sameRevisions;
    }
}
