package dev.annex.storage.transfer;

import dev.annex.storage.Entry;
import dev.annex.storage.Range;
import dev.annex.storage.Storage;
import dev.annex.storage.StorageException;
import dev.annex.storage.Waiting;
import dev.annex.storage.WriteResult;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Exports, imports and comparisons of the objects below one prefix. All block.
 *
 * @param storage the store
 * @param prefix what the keys of all objects begin with, ending in a slash
 */
public record Transfer(Storage storage, String prefix) {

    private static final int PAGE = 500;
    private static final long PAGE_BYTES = 8L << 20;

    /**
     * What has been done.
     *
     * @param entries how many entries were written, read or compared
     * @param revision the revision of the store that the file shows
     * @param revisionsKept whether the entries have, in the store, the revisions that the file gives them
     * @param now the revision of the store afterwards
     */
    public record Outcome(long entries, long revision, boolean revisionsKept, long now) {}

    /**
     * Writes all entries as they are at one revision. Servers may go on writing meanwhile.
     *
     * @throws StorageException if the store cannot be read, or if it is compacted beyond that revision before all has been
     *     read, which a second attempt may mend
     */
    public Outcome exportTo(OutputStream out) throws IOException {
        Range page = Waiting.on(storage.range(prefix, "", 0, PAGE));
        long revision = page.revision();
        try (ExportWriter writer = new ExportWriter(out, new Heading(prefix, revision))) {
            while (true) {
                for (Entry entry : page.entries()) {
                    writer.write(entry);
                }
                if (!page.more()) {
                    return new Outcome(writer.end(), revision, true, revision);
                }
                String last = page.entries().get(page.entries().size() - 1).key();
                page = Waiting.on(storage.range(prefix, last + '\0', revision, PAGE));
            }
        }
    }

    /**
     * Puts all entries of a file into a store that has none, and compares them with the file then. Their revisions are
     * kept if nothing has ever been written to the store and the back end can; in any case those back ends that can go on
     * above the file's revision.
     *
     * @throws StorageException if the store has entries already, if the file cannot be read or is for another prefix, or
     *     if the store differs from the file afterwards; what was imported before a failure stays
     */
    public Outcome importFrom(Path file) {
        checkEmpty();
        boolean kept = Waiting.on(storage.revision()) <= 1;
        try (ExportReader reader = open(file)) {
            long revision = reader.heading().revision();
            for (List<Entry> page = page(reader); !page.isEmpty(); page = page(reader)) {
                kept = kept && Waiting.on(storage.load(page, revision));
                if (!kept) {
                    put(page);
                }
            }
            kept = Waiting.on(storage.load(List.of(), revision)) && kept;
        }
        return compare(file, kept);
    }

    private void checkEmpty() {
        List<Entry> first = Waiting.on(storage.range(prefix, "", 0, 1)).entries();
        if (!first.isEmpty()) {
            throw new StorageException(
                    "the store is not empty, it holds " + first.get(0).key() + " for one; import into an empty one");
        }
    }

    private ExportReader open(Path file) {
        ExportReader reader = new ExportReader(file);
        if (!reader.heading().prefix().equals(prefix)) {
            reader.close();
            throw new StorageException("the export " + file + " holds keys that begin with "
                    + reader.heading().prefix() + ", and this server's begin with " + prefix
                    + "; set annex.storage.prefix to what it was");
        }
        return reader;
    }

    private static List<Entry> page(ExportReader reader) {
        List<Entry> page = new ArrayList<>();
        long bytes = 0;
        while (page.size() < PAGE && bytes < PAGE_BYTES) {
            Optional<Entry> next = reader.next();
            if (next.isEmpty()) {
                return page;
            }
            page.add(next.get());
            bytes += next.get().value().length;
        }
        return page;
    }

    private void put(List<Entry> page) {
        List<CompletableFuture<WriteResult>> running = page.stream()
                .map(entry -> storage.put(entry.key(), entry.value(), 0))
                .toList();
        for (int i = 0; i < running.size(); i++) {
            if (Waiting.on(running.get(i)) instanceof WriteResult.Conflict) {
                throw new StorageException("somebody else has written "
                        + page.get(i).key() + " meanwhile; stop all servers of the store before importing");
            }
        }
    }

    /**
     * Compares the store with a file.
     *
     * @throws StorageException if anything differs, revisions aside; names the first differences
     */
    public Outcome compareWith(Path file) {
        return compare(file, false);
    }

    private Outcome compare(Path file, boolean revisionsToo) {
        try (ExportReader reader = open(file)) {
            Comparison comparison = new Comparison(storage, prefix, revisionsToo);
            for (List<Entry> page = page(reader); !page.isEmpty(); page = page(reader)) {
                page.forEach(comparison::next);
            }
            comparison.end(file);
            return new Outcome(
                    comparison.entries(),
                    reader.heading().revision(),
                    comparison.sameRevisions(),
                    Waiting.on(storage.revision()));
        }
    }
}
