package dev.annex.test.linearizability;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One object as it should behave.
 *
 * @param value what is there; empty for nothing
 * @param revision its revision; 0 for nothing
 * @param last the revision of the last write, also a deletion; revisions only rise
 */
record Register(String value, long revision, long last) {

    static final Register EMPTY = new Register("", 0, 0);

    /** What the object becomes by an operation; empty if it could not have answered so. */
    Optional<Register> after(Operation operation, Map<String, Long> revisions) {
        Call call = operation.call();
        Answer answer = operation.answer();
        if (call instanceof Call.Get) {
            return afterGet(answer);
        }
        long expected = call instanceof Call.Put put ? put.expected() : ((Call.Delete) call).expected();
        if (answer instanceof Answer.Conflict) {
            return revision == expected ? Optional.empty() : Optional.of(this);
        }
        if (answer instanceof Answer.Absent) {
            return revision == 0 && expected != 0 ? Optional.of(this) : Optional.empty();
        }
        if (answer instanceof Answer.Unknown) {
            return Optional.of(revision == expected ? written(call, revisions, last) : this);
        }
        if (revision != expected || !(answer instanceof Answer.Committed committed)) {
            return Optional.empty();
        }
        boolean rises = committed.revision() == 0 || committed.revision() > last;
        return rises ? Optional.of(written(call, revisions, Math.max(last, committed.revision()))) : Optional.empty();
    }

    private Optional<Register> afterGet(Answer answer) {
        boolean right = answer instanceof Answer.Unknown
                || (revision == 0 ? answer instanceof Answer.Absent : answer.equals(new Answer.Found(value, revision)));
        return right ? Optional.of(this) : Optional.empty();
    }

    private Register written(Call call, Map<String, Long> revisions, long now) {
        if (call instanceof Call.Put put) {
            // a write that nobody was told of and nobody saw has a revision that nobody can expect
            long given = revisions.getOrDefault(put.value(), -1L);
            return new Register(put.value(), given, Math.max(now, given));
        }
        return new Register("", 0, now);
    }

    /** The revision of every value that anyone was told of. */
    static Map<String, Long> revisions(List<Operation> operations) {
        Map<String, Long> revisions = new HashMap<>();
        for (Operation each : operations) {
            if (each.answer() instanceof Answer.Found found) {
                revisions.put(found.value(), found.revision());
            } else if (each.call() instanceof Call.Put put && each.answer() instanceof Answer.Committed committed) {
                revisions.put(put.value(), committed.revision());
            }
        }
        return revisions;
    }
}
