package dev.annex.test.conformance;

import java.util.List;

/**
 * Requests that belong together and start from nothing, in a namespace of their own.
 *
 * @param optional whether a server may answer otherwise than the reference
 */
record Scenario(String id, String area, boolean optional, List<Step> steps) {

    Scenario {
        steps = List.copyOf(steps);
    }
}
