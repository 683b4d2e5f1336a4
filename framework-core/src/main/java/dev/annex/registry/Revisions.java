package dev.annex.registry;

import dev.annex.status.Failures;
import dev.annex.status.GoQuote;
import dev.annex.status.StatusException;

/** Reads the resourceVersions in objects that clients send. */
final class Revisions {

    private Revisions() {}

    /**
     * The revision; 0 if none is given.
     *
     * @throws dev.annex.status.StatusException with 500 if it is no number, as upstream answers (L-12)
     */
    static long read(String resourceVersion) {
        if (resourceVersion.isEmpty()) {
            return 0;
        }
        if (!resourceVersion.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw fault(resourceVersion, "invalid syntax");
        }
        try {
            return Long.parseUnsignedLong(resourceVersion);
        } catch (NumberFormatException e) {
            throw fault(resourceVersion, "value out of range");
        }
    }

    /** The revision that is said of a new object; 0 if none is, or what is said is no number (L-02). */
    static long ofNew(String resourceVersion) {
        try {
            return read(resourceVersion);
        } catch (StatusException e) {
            return 0;
        }
    }

    private static RuntimeException fault(String resourceVersion, String why) {
        return Failures.plain("strconv.ParseUint: parsing " + GoQuote.quote(resourceVersion) + ": " + why);
    }
}
