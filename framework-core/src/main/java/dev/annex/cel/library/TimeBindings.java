package dev.annex.cel.library;

import dev.annex.cel.value.Durations;
import dev.annex.cel.value.EvaluationException;
import dev.annex.cel.value.Timestamp;
import dev.cel.runtime.CelFunctionBinding;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The language's functions of timestamps and durations, which count and overflow as Go does and keep offsets. */
final class TimeBindings {

    private static final long MILLISECOND = 1_000_000;
    private static final long SECOND = 1_000 * MILLISECOND;
    private static final long MINUTE = 60 * SECOND;
    private static final Map<String, Long> UNITS = Map.of("hours", 60 * MINUTE, "minutes", MINUTE, "seconds", SECOND);

    private enum Order {
        LESS,
        LESS_EQUALS,
        GREATER,
        GREATER_EQUALS;

        boolean holds(int sign) {
            return switch (this) {
                case LESS -> sign < 0;
                case LESS_EQUALS -> sign <= 0;
                case GREATER -> sign > 0;
                case GREATER_EQUALS -> sign >= 0;
            };
        }
    }

    private enum Part {
        YEAR,
        MONTH,
        DAY_OF_YEAR,
        DAY_OF_MONTH,
        DAY_OF_MONTH_1_BASED,
        DAY_OF_WEEK,
        HOURS,
        MINUTES,
        SECONDS,
        MILLISECONDS;

        long of(LocalDateTime time) {
            return switch (this) {
                case YEAR -> time.getYear();
                case MONTH -> time.getMonthValue() - 1L;
                case DAY_OF_YEAR -> time.getDayOfYear() - 1L;
                case DAY_OF_MONTH -> time.getDayOfMonth() - 1L;
                case DAY_OF_MONTH_1_BASED -> time.getDayOfMonth();
                case DAY_OF_WEEK -> time.getDayOfWeek().getValue() % 7;
                case HOURS -> time.getHour();
                case MINUTES -> time.getMinute();
                case SECONDS -> time.getSecond();
                case MILLISECONDS -> time.get(ChronoField.MILLI_OF_SECOND);
            };
        }
    }

    private TimeBindings() {}

    /** Whether one of these is in the place of a standard overload, given its name in Java. */
    static boolean replaces(String overload) {
        return overload.contains("TIMESTAMP") || overload.contains("DURATION");
    }

    static List<CelFunctionBinding> all() {
        List<CelFunctionBinding> all = new ArrayList<>(conversions());
        all.addAll(arithmetic());
        for (Order order : Order.values()) {
            String name = order.name().toLowerCase(Locale.ROOT);
            all.add(CelFunctionBinding.from(
                    name + "_timestamp", Timestamp.class, Timestamp.class, (a, b) -> order.holds(a.compareTo(b))));
            all.add(CelFunctionBinding.from(
                    name + "_duration", Duration.class, Duration.class, (a, b) -> order.holds(a.compareTo(b))));
        }
        UNITS.forEach((name, unit) -> all.add(CelFunctionBinding.from(
                "duration_to_" + name, Duration.class, duration -> Durations.count(duration, unit))));
        for (Part part : Part.values()) {
            String id = "timestamp_to_" + part.name().toLowerCase(Locale.ROOT);
            all.add(CelFunctionBinding.from(id, Timestamp.class, time -> part.of(time.utc())));
            all.add(CelFunctionBinding.from(
                    id + "_with_tz",
                    Timestamp.class,
                    String.class,
                    (time, zone) -> part.of(TimeZones.local(time, zone))));
        }
        return all;
    }

    private static List<CelFunctionBinding> conversions() {
        return List.of(
                CelFunctionBinding.from("string_to_timestamp", String.class, TimeBindings::timestamp),
                CelFunctionBinding.from("int64_to_timestamp", Long.class, Timestamp::ofSeconds),
                CelFunctionBinding.from("timestamp_to_timestamp", Timestamp.class, time -> time),
                CelFunctionBinding.from("timestamp_to_string", Timestamp.class, Timestamp::toString),
                CelFunctionBinding.from(
                        "timestamp_to_int64",
                        Timestamp.class,
                        time -> time.instant().getEpochSecond()),
                CelFunctionBinding.from("string_to_duration", String.class, TimeBindings::duration),
                CelFunctionBinding.from("duration_to_duration", Duration.class, duration -> duration),
                CelFunctionBinding.from("duration_to_string", Duration.class, Durations::text),
                CelFunctionBinding.from(
                        "duration_to_milliseconds", Duration.class, each -> each.toNanos() / MILLISECOND));
    }

    private static List<CelFunctionBinding> arithmetic() {
        return List.of(
                CelFunctionBinding.from("add_duration_duration", Duration.class, Duration.class, Durations::sum),
                CelFunctionBinding.from(
                        "subtract_duration_duration", Duration.class, Duration.class, Durations::difference),
                CelFunctionBinding.from("add_timestamp_duration", Timestamp.class, Duration.class, Timestamp::plus),
                CelFunctionBinding.from(
                        "add_duration_timestamp",
                        Duration.class,
                        Timestamp.class,
                        (duration, time) -> time.plus(duration)),
                CelFunctionBinding.from(
                        "subtract_timestamp_duration", Timestamp.class, Duration.class, Timestamp::minus),
                CelFunctionBinding.from(
                        "subtract_timestamp_timestamp", Timestamp.class, Timestamp.class, Timestamp::since));
    }

    private static Object timestamp(String text) {
        try {
            return Timestamp.parse(text);
        } catch (EvaluationException e) {
            throw e.sentence().startsWith("parsing") ? ConversionBindings.unreadable("google.protobuf.Timestamp") : e;
        }
    }

    private static Object duration(String text) {
        return Durations.ofGo(text).orElseThrow(() -> ConversionBindings.unreadable("google.protobuf.Duration"));
    }
}
