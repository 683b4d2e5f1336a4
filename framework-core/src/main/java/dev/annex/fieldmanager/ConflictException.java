package dev.annex.fieldmanager;

import dev.annex.fieldmanager.Manager.Owned;
import dev.annex.status.Cause;
import dev.annex.status.Details;
import dev.annex.status.GoQuote;
import dev.annex.status.Reason;
import dev.annex.status.StatusException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** An apply that would have changed the fields of others (P-33). */
final class ConflictException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Map<Manager, Owned> conflicts;

    /** What each manager would have lost. */
    ConflictException(Map<Manager, Owned> conflicts) {
        super("the fields of others would change", null, false, false);
        this.conflicts = conflicts;
    }

    /** All fields that would have changed. */
    FieldSet fields() {
        return conflicts.values().stream().map(Owned::fields).reduce(new FieldSet(), FieldSet::union);
    }

    /** The conflict without these fields. */
    ConflictException without(FieldSet fields) {
        Map<Manager, Owned> rest = new LinkedHashMap<>();
        conflicts.forEach(
                (manager, owned) -> rest.put(manager, owned.with(owned.fields().difference(fields))));
        rest.values().removeIf(owned -> owned.fields().isEmpty());
        return new ConflictException(rest);
    }

    /** What the client is told. */
    StatusException failure() {
        Map<String, List<String>> byManager = new TreeMap<>();
        List<Cause> causes = new ArrayList<>();
        conflicts.forEach((manager, owned) -> {
            List<String> paths = byManager.computeIfAbsent(describe(manager, owned), unused -> new ArrayList<>());
            owned.fields().forEachPath((path, readable) -> paths.add(readable));
        });
        byManager.forEach((manager, paths) ->
                paths.forEach(path -> causes.add(new Cause("FieldManagerConflict", "conflict with " + manager, path))));
        int count = causes.size();
        String message;
        if (count == 1) {
            message = "Apply failed with 1 conflict: " + causes.get(0).message() + ": "
                    + causes.get(0).field();
        } else {
            List<String> blocks = new ArrayList<>();
            byManager.forEach(
                    (manager, paths) -> blocks.add("conflicts with " + manager + ":\n- " + String.join("\n- ", paths)));
            message = "Apply failed with " + count + " conflicts: " + String.join("\n", blocks);
        }
        return new StatusException(409, Reason.CONFLICT, message, Details.EMPTY.withCauses(causes));
    }

    private static String describe(Manager manager, Owned owned) {
        StringBuilder text = new StringBuilder(GoQuote.quote(manager.name()));
        if (!manager.subresource().isEmpty()) {
            text.append(" with subresource ").append(GoQuote.quote(manager.subresource()));
        }
        if (!manager.applies()) {
            text.append(" using ").append(owned.apiVersion());
        }
        return text.toString();
    }
}
