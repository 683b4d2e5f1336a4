package dev.annex.boot;

import com.fasterxml.jackson.databind.JsonNode;
import dev.annex.test.linearizability.Answer;
import dev.annex.test.linearizability.Call;
import dev.annex.test.linearizability.ObjectStore;
import java.io.IOException;
import java.util.List;

/** The ships of several servers on one store, with each client at one of them. */
record ReplicatedShips(List<Replica> replicas) implements ObjectStore {

    @Override
    public Answer ask(int client, String object, Call call) {
        Replica replica = replicas.get(client % replicas.size());
        try {
            if (call instanceof Call.Put put) {
                return written(
                        put.expected() == 0
                                ? replica.create(object, put.value())
                                : replica.replace(object, put.value(), put.expected()));
            }
            if (call instanceof Call.Delete delete) {
                Replica.Reply reply = replica.delete(object, delete.expected());
                return reply.code() == 200 ? new Answer.Committed(0) : written(reply);
            }
            // lists are reads too
            return client % 4 < 2 ? found(replica.get(object)) : listed(object, replica);
        } catch (IOException e) {
            return new Answer.Unknown();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Answer written(Replica.Reply reply) {
        return switch (reply.code()) {
            case 200, 201 -> new Answer.Committed(reply.resourceVersion());
            case 404 -> new Answer.Absent();
            case 409 -> new Answer.Conflict();
            default -> unknown(reply);
        };
    }

    private static Answer found(Replica.Reply reply) {
        return switch (reply.code()) {
            case 200 -> found(reply.body());
            case 404 -> new Answer.Absent();
            default -> unknown(reply);
        };
    }

    private static Answer found(JsonNode ship) {
        return new Answer.Found(
                ship.path("cargo").asText(),
                ship.path("metadata").path("resourceVersion").asLong());
    }

    private static Answer listed(String object, Replica replica) throws IOException, InterruptedException {
        Replica.Reply reply = replica.list("?fieldSelector=metadata.name%3D" + object);
        if (reply.code() != 200) {
            return unknown(reply);
        }
        JsonNode items = reply.body().path("items");
        return items.isEmpty() ? new Answer.Absent() : found(items.get(0));
    }

    private static Answer unknown(Replica.Reply reply) {
        if (reply.code() < 500 && reply.code() != 429) {
            throw new AssertionError("an answer that no write and no read should get: " + reply);
        }
        return new Answer.Unknown();
    }
}
