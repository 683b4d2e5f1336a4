package dev.annex.cel.library;

import dev.annex.cel.value.EvaluationException;
import dev.annex.cel.value.Timestamp;
import dev.annex.status.GoQuote;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Time zones by the names that Go knows, or as an offset in hours and minutes. */
final class TimeZones {

    private static final Set<String> KNOWN = ZoneId.getAvailableZoneIds();

    /** Names of the time zone database that Java leaves out. */
    private static final Map<String, String> MORE = Map.of(
            "",
            "UTC",
            "EST",
            "-05:00",
            "MST",
            "-07:00",
            "HST",
            "-10:00",
            "ROC",
            "Asia/Taipei",
            "GMT+0",
            "UTC",
            "GMT-0",
            "UTC",
            "Factory",
            "UTC");

    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9]+");
    private static final long MINUTE = 60_000_000_000L;
    private static final long SECOND = 1_000_000_000L;

    private TimeZones() {}

    /** What clocks show at a time in a zone. */
    static LocalDateTime local(Timestamp time, String zone) {
        int colon = zone.indexOf(':');
        return colon < 0
                ? LocalDateTime.ofInstant(time.instant(), named(zone))
                : LocalDateTime.ofInstant(time.instant().plusSeconds(offset(zone, colon)), ZoneOffset.UTC);
    }

    private static ZoneId named(String name) {
        if (name.equals("Local")) {
            return ZoneId.systemDefault();
        }
        if (name.contains("..") || name.startsWith("/") || name.startsWith("\\")) {
            throw new EvaluationException("time: invalid location name");
        }
        String known = MORE.getOrDefault(name, name);
        if (!MORE.containsKey(name) && (!KNOWN.contains(name) || name.startsWith("SystemV/"))) {
            throw new EvaluationException("unknown time zone " + name);
        }
        return ZoneId.of(known);
    }

    /** The seconds of an offset of hours and minutes, which upstream does not bound. */
    private static long offset(String zone, int colon) {
        long hours = number(zone.substring(0, colon));
        long minutes = number(zone.substring(colon + 1));
        return (hours * 60 + (zone.startsWith("-") ? -minutes : minutes)) * MINUTE / SECOND;
    }

    private static long number(String digits) {
        boolean wellFormed = NUMBER.matcher(digits).matches();
        try {
            if (wellFormed) {
                return Long.parseLong(digits);
            }
        } catch (NumberFormatException e) {
            throw unreadable(digits, "value out of range");
        }
        throw unreadable(digits, "invalid syntax");
    }

    private static EvaluationException unreadable(String digits, String why) {
        return new EvaluationException("strconv.Atoi: parsing " + GoQuote.quote(digits) + ": " + why);
    }
}
