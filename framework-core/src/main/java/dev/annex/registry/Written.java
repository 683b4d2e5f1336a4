package dev.annex.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What a write led to.
 *
 * @param object the object, in the hub version, with its resourceVersion unless it was a dry run's creation
 * @param created whether it was not there before
 */
public record Written(ObjectNode object, boolean created) {}
