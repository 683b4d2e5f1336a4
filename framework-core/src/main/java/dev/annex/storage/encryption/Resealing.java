package dev.annex.storage.encryption;

import dev.annex.storage.Entry;
import dev.annex.storage.Range;
import dev.annex.storage.Storage;
import dev.annex.storage.StorageException;
import dev.annex.storage.Waiting;
import dev.annex.storage.WriteResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * A walk over all values of an encrypted store: to see that they can be opened, or to seal them with the write key.
 * Blocks; servers may read and write meanwhile.
 */
public final class Resealing {

    private static final int PAGE = 200;

    private final Storage beneath;
    private final EncryptedStorage storage;
    private final ValueSeal seal;
    private final String prefix;

    Resealing(EncryptedStorage storage, String prefix) {
        this.storage = storage;
        this.beneath = storage.beneath();
        this.seal = storage.seal();
        this.prefix = prefix;
    }

    /**
     * What a walk has seen.
     *
     * @param values how many values there are
     * @param stale how many of them are not sealed with the write key; after rewriting those that were not
     * @param byKey how many are sealed with each key; under the empty name those in plaintext
     */
    public record Findings(long values, long stale, Map<String, Long> byKey) {}

    /**
     * Opens every value.
     *
     * @throws StorageException if some cannot be opened: says how many of how many, and what is wrong with the first
     */
    public Findings check() {
        List<StorageException> failures = new ArrayList<>();
        Findings findings = walk(page -> {
            for (Entry entry : page) {
                try {
                    seal.open(entry.key(), entry.value());
                } catch (StorageException e) {
                    failures.add(e);
                }
            }
        });
        if (!failures.isEmpty()) {
            throw new StorageException(
                    failures.size() + " of the " + findings.values()
                            + " values in the store cannot be read; the first: "
                            + failures.get(0).getMessage(),
                    failures.get(0));
        }
        return findings;
    }

    /**
     * Writes every value that is not sealed with the write key anew, and gives up the history in which it stood, so that the
     * other keys are no longer needed. To watchers these are updates that change nothing but the resourceVersion.
     *
     * @throws StorageException if one cannot be opened or written; those before it have been rewritten
     */
    public Findings rewrite() {
        Findings findings = walk(page -> {
            List<CompletableFuture<Void>> running = page.stream()
                    .filter(entry -> seal.stale(entry.value()))
                    .map(this::rewrite)
                    .toList();
            running.forEach(Waiting::on);
        });
        Waiting.on(beneath.revision().thenCompose(beneath::compact));
        return findings;
    }

    private CompletableFuture<Void> rewrite(Entry entry) {
        byte[] value = seal.open(entry.key(), entry.value());
        return storage.put(entry.key(), value, entry.revision()).thenCompose(result -> {
            if (result instanceof WriteResult.Conflict conflict && conflict.current() != null) {
                // somebody was faster, perhaps a server that does not have the new key yet
                return beneath.get(entry.key())
                        .thenCompose(now -> now.filter(each -> seal.stale(each.value()))
                                .map(this::rewrite)
                                .orElse(CompletableFuture.completedFuture(null)));
            }
            return CompletableFuture.completedFuture(null);
        });
    }

    private Findings walk(Consumer<List<Entry>> visit) {
        long values = 0;
        long stale = 0;
        Map<String, Long> byKey = new TreeMap<>();
        String start = "";
        Range page;
        do {
            page = Waiting.on(beneath.range(prefix, start, 0, PAGE));
            for (Entry entry : page.entries()) {
                values++;
                stale += seal.stale(entry.value()) ? 1 : 0;
                byKey.merge(ValueSeal.keyId(entry.value()).orElse(""), 1L, Long::sum);
                start = entry.key() + '\0';
            }
            visit.accept(page.entries());
        } while (page.more());
        return new Findings(values, stale, byKey);
    }
}
