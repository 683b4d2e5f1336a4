package dev.annex.codegen;

import java.util.Map;
import java.util.Set;

/**
 * What clients have been served so far, as it is checked in, and which changes of it are meant.
 *
 * @param files the files that an earlier generation wrote, by their paths
 * @param accepted the versions, such as {@code wardle.example.com/v1alpha1}, that may differ from it
 */
public record ServedRecord(Map<String, String> files, Set<String> accepted) {

    /** No record: everything is new. */
    public static final ServedRecord NONE = new ServedRecord(Map.of(), Set.of());

    /** Copies the collections. */
    public ServedRecord {
        files = Map.copyOf(files);
        accepted = Set.copyOf(accepted);
    }
}
