package dev.annex.benchmarks;

import java.util.Locale;

/**
 * What a process occupies.
 *
 * @param live what its heap holds once the garbage is collected, in bytes
 * @param resident all of it, garbage included, as the system sees it, in bytes
 * @param needed all of it but for the part of its heap that holds nothing, in bytes
 */
record Memory(long live, long resident, long needed) {

    private static final double MEGABYTE = 1e6;

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%5.0f MB live %6.0f resident", live / MEGABYTE, resident / MEGABYTE);
    }
}
