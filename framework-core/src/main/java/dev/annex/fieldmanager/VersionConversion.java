package dev.annex.fieldmanager;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Converts objects between API versions, which managers may name their fields in. */
@FunctionalInterface
public interface VersionConversion {

    /** The object in the apiVersion {@code to}; perhaps the same tree, which is not to be changed. */
    ObjectNode convert(ObjectNode object, String from, String to);
}
