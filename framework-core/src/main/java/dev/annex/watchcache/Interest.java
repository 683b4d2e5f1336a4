package dev.annex.watchcache;

import org.jspecify.annotations.Nullable;

/**
 * Which changes a watcher is told of: all that concern it, and as few others as can be told without asking it.
 *
 * @param keyPrefix what the keys of all that it watches begin with: a namespace and a slash, or nothing
 * @param value a value that all that it watches has; null if none is known
 */
public record Interest(String keyPrefix, Criteria.@Nullable Value value) {}
