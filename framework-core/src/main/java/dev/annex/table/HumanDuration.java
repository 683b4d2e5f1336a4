package dev.annex.table;

import java.time.Duration;

/** Writes how long ago something was as kubectl does: {@code 45s}, {@code 3m10s}, {@code 5d}. */
public final class HumanDuration {

    /** Where Go's durations end, after 292 years, in seconds. */
    private static final long LONGEST = Long.MAX_VALUE / 1_000_000_000;

    private HumanDuration() {}

    /** The duration in at most three significant parts; negative ones by more than a second are invalid. */
    public static String format(Duration duration) {
        long seconds = Math.min(duration.toSeconds(), LONGEST);
        if (seconds < -1) {
            return "<invalid>";
        }
        if (seconds < 0) {
            return "0s";
        }
        if (seconds < 60 * 2) {
            return seconds + "s";
        }
        long minutes = seconds / 60;
        if (minutes < 10) {
            return both(minutes, "m", seconds % 60, "s");
        }
        if (minutes < 60 * 3) {
            return minutes + "m";
        }
        long hours = minutes / 60;
        if (hours < 8) {
            return both(hours, "h", minutes % 60, "m");
        }
        if (hours < 48) {
            return hours + "h";
        }
        long days = hours / 24;
        if (hours < 24 * 8) {
            return both(days, "d", hours % 24, "h");
        }
        if (hours < 24 * 365 * 2) {
            return days + "d";
        }
        long years = days / 365;
        return years < 8 ? both(years, "y", days % 365, "d") : years + "y";
    }

    private static String both(long large, String largeUnit, long small, String smallUnit) {
        return small == 0 ? large + largeUnit : large + largeUnit + small + smallUnit;
    }
}
