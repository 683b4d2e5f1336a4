package dev.annex.fieldmanager;

import dev.annex.fieldmanager.Manager.Owned;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keeps the number of updaters small: of too many the oldest become one, a version at a time (P-37). */
final class UpdaterCap {

    private static final String ANCIENT = "ancient-changes";
    private static final int MOST_UPDATERS = 10;

    private UpdaterCap() {}

    /** Unites the oldest updaters, in place. */
    static void enforce(Map<Manager, Owned> managers) {
        List<Manager> updaters = managers.entrySet().stream()
                .filter(entry -> !entry.getKey().applies())
                .sorted(Comparator.comparing(UpdaterCap::time)
                        .thenComparing(entry -> entry.getKey().name())
                        .thenComparing(entry -> entry.getKey().apiVersion())
                        .thenComparing(entry -> entry.getKey().subresource()))
                .map(Map.Entry::getKey)
                .toList();
        Map<String, Manager> firstOfVersion = new HashMap<>();
        int left = updaters.size();
        for (Manager updater : updaters) {
            if (left <= MOST_UPDATERS) {
                return;
            }
            Manager first = firstOfVersion.putIfAbsent(updater.apiVersion(), updater);
            if (first != null) {
                unite(managers, first, updater);
                left--;
            }
        }
    }

    private static Instant time(Map.Entry<Manager, Owned> entry) {
        Instant time = entry.getValue().time();
        return time == null ? Instant.EPOCH : time;
    }

    private static void unite(Map<Manager, Owned> managers, Manager first, Manager updater) {
        Manager bucket = Manager.updater(ANCIENT, updater.apiVersion(), "");
        if (!managers.containsKey(bucket)) {
            Owned oldest = managers.remove(first);
            if (oldest != null) {
                managers.put(bucket, oldest);
            }
        }
        Owned owned = managers.get(updater);
        if (owned != null && !updater.equals(bucket)) {
            managers.merge(
                    bucket,
                    owned,
                    (ancient, later) ->
                            new Owned(later.fields().union(ancient.fields()), later.apiVersion(), later.time()));
            managers.remove(updater);
        }
    }
}
