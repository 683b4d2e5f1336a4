package dev.annex.test.linearizability;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.annex.storage.Entry;
import dev.annex.storage.Storage;
import dev.annex.storage.StorageException;
import dev.annex.storage.WriteResult;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/** The keys of one store, reached over any number of its replicas in turn. */
public final class StorageObjects implements ObjectStore {

    private final List<Storage> replicas;

    /** Takes the replicas, over which the clients are spread. */
    public StorageObjects(List<Storage> replicas) {
        this.replicas = List.copyOf(replicas);
    }

    @Override
    public Answer ask(int client, String object, Call call) {
        Storage storage = replicas.get(client % replicas.size());
        try {
            if (call instanceof Call.Put put) {
                return told(storage.put(object, put.value().getBytes(UTF_8), put.expected())
                        .join());
            }
            if (call instanceof Call.Delete delete) {
                return told(storage.delete(object, delete.expected()).join());
            }
            return found(storage.get(object).join());
        } catch (CompletionException e) {
            if (e.getCause() instanceof StorageException) {
                return new Answer.Unknown();
            }
            throw e;
        }
    }

    private static Answer told(WriteResult result) {
        return result instanceof WriteResult.Committed committed
                ? new Answer.Committed(committed.revision())
                : new Answer.Conflict();
    }

    private static Answer found(Optional<Entry> entry) {
        return entry.<Answer>map(there -> new Answer.Found(new String(there.value(), UTF_8), there.revision()))
                .orElseGet(Answer.Absent::new);
    }
}
