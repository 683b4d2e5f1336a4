package dev.annex.fieldmanager;

import dev.annex.fieldmanager.Manager.Owned;
import dev.annex.status.Cause;
import dev.annex.status.Details;
import dev.annex.status.GoQuote;
import dev.annex.status.Reason;
import dev.annex.status.StatusException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Says whose fields an apply would have changed (P-33). */
final class Conflict {

    private Conflict() {}

    static StatusException failure(Map<Manager, Owned> conflicts) {
        Map<String, List<String>> byManager = new TreeMap<>();
        List<Cause> causes = new ArrayList<>();
        conflicts.forEach((manager, owned) -> {
            String text = describe(manager, owned);
            List<String> paths = byManager.computeIfAbsent(text, unused -> new ArrayList<>());
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
            if (owned.time() != null) {
                text.append(" at ").append(owned.time());
            }
        }
        return text.toString();
    }
}
