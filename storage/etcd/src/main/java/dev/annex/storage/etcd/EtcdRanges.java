package dev.annex.storage.etcd;

import dev.annex.storage.Entry;
import dev.annex.storage.Range;
import io.etcd.jetcd.ByteSequence;
import io.etcd.jetcd.KV;
import io.etcd.jetcd.KeyValue;
import io.etcd.jetcd.kv.GetResponse;
import io.etcd.jetcd.options.GetOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Reads a range page by page at one revision, so that no answer of etcd's becomes too large. */
final class EtcdRanges {

    private static final int PAGE = 512;

    private final KV client;
    private final EtcdKeys keys;
    private final ByteSequence end;
    private final int limit;
    private final List<Entry> entries = new ArrayList<>();

    EtcdRanges(KV client, EtcdKeys keys, String prefix, int limit) {
        this.client = client;
        this.keys = keys;
        this.end = keys.end(prefix);
        this.limit = limit;
    }

    /** Reads from a key on, at a revision or, with 0, now. */
    CompletableFuture<Range> read(ByteSequence from, long revision) {
        // one more than wanted, since what is left in the range may be marks alone
        int most = limit > 0 ? Math.min(PAGE, limit + 1 - entries.size()) : PAGE;
        GetOption option = GetOption.builder()
                .withRange(end)
                .withRevision(revision)
                .withLimit(most)
                .build();
        return client.get(from, option).thenCompose(page -> next(page, revision));
    }

    private CompletableFuture<Range> next(GetResponse page, long revision) {
        long at = revision == 0 ? page.getHeader().getRevision() : revision;
        List<KeyValue> found = page.getKvs();
        for (KeyValue each : found) {
            if (!EtcdKeys.isMark(each.getKey())) {
                entries.add(keys.entry(each));
            }
        }
        boolean more = limit > 0 && entries.size() > limit;
        if (page.isMore() && !more) {
            return read(EtcdKeys.after(found.get(found.size() - 1).getKey()), at);
        }
        return CompletableFuture.completedFuture(new Range(at, more ? entries.subList(0, limit) : entries, more));
    }
}
