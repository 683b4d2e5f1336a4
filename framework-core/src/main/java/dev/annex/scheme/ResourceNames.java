package dev.annex.scheme;

import java.util.List;

/**
 * What a resource is called.
 *
 * @param kind the kind, such as {@code Flunder}
 * @param listKind the kind of its lists, such as {@code FlunderList}
 * @param plural the name in paths, such as {@code flunders}
 * @param singular the name that people may use for one
 * @param shortNames further names that kubectl takes
 * @param categories groups of resources it belongs to, such as {@code all}
 */
public record ResourceNames(
        String kind,
        String listKind,
        String plural,
        String singular,
        List<String> shortNames,
        List<String> categories) {

    /** Copies the lists. */
    public ResourceNames {
        shortNames = List.copyOf(shortNames);
        categories = List.copyOf(categories);
    }
}
