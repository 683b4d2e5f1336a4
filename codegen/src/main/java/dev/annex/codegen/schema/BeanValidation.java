package dev.annex.codegen.schema;

import jakarta.validation.constraints.AssertFalse;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Negative;
import jakarta.validation.constraints.NegativeOrZero;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import jakarta.validation.groups.Default;
import java.lang.annotation.Annotation;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Jakarta's constraints as far as a schema can say them. Those of groups other than the default one do not hold always,
 * so they are left to user code, as are those about the time of checking and those of users' own.
 */
final class BeanValidation {

    private static final String NOT_BLANK = "\\S";

    private BeanValidation() {}

    /** Whether the field has to be there. */
    static boolean required(Place place) {
        return Stream.of(
                        constraints(place, NotNull.class, NotNull::groups),
                        constraints(place, NotEmpty.class, NotEmpty::groups),
                        constraints(place, NotBlank.class, NotBlank::groups))
                .anyMatch(found -> !found.isEmpty());
    }

    static void apply(SchemaNode node) {
        applyCounts(node);
        applyNumbers(node);
        each(node, Pattern.class, Pattern::groups, (it, pattern) -> {
            if (it.fits("@Pattern", "string")) {
                Patterns.add(it, pattern);
            }
        });
        each(node, Email.class, Email::groups, (it, email) -> {
            if (it.fits("@Email", "string")) {
                it.schema().put("format", "email");
            }
        });
        each(node, AssertTrue.class, AssertTrue::groups, (it, yes) -> only(it, "@AssertTrue", true));
        each(node, AssertFalse.class, AssertFalse::groups, (it, no) -> only(it, "@AssertFalse", false));
    }

    private static void applyCounts(SchemaNode node) {
        each(node, NotEmpty.class, NotEmpty::groups, (it, notEmpty) -> {
            if (it.fits("@NotEmpty", "string", "array", "object")) {
                Limits.atLeast(it, 1);
            }
        });
        each(node, NotBlank.class, NotBlank::groups, (it, notBlank) -> {
            if (it.fits("@NotBlank", "string")) {
                Limits.pattern(it.schema(), NOT_BLANK);
            }
        });
        each(node, Size.class, Size::groups, (it, size) -> {
            if (it.fits("@Size", "string", "array", "object")) {
                Limits.atLeast(it, size.min());
                if (size.max() < Integer.MAX_VALUE) {
                    Limits.atMost(it, size.max());
                }
            }
        });
    }

    private static void applyNumbers(SchemaNode node) {
        each(node, Min.class, Min::groups, (it, min) -> minimum(it, "@Min", BigDecimal.valueOf(min.value()), true));
        each(node, Max.class, Max::groups, (it, max) -> maximum(it, "@Max", BigDecimal.valueOf(max.value()), true));
        each(
                node,
                DecimalMin.class,
                DecimalMin::groups,
                (it, min) -> decimal(it, "@DecimalMin", min.value())
                        .forEach(value -> minimum(it, "@DecimalMin", value, min.inclusive())));
        each(
                node,
                DecimalMax.class,
                DecimalMax::groups,
                (it, max) -> decimal(it, "@DecimalMax", max.value())
                        .forEach(value -> maximum(it, "@DecimalMax", value, max.inclusive())));
        each(
                node,
                Positive.class,
                Positive::groups,
                (it, positive) -> minimum(it, "@Positive", BigDecimal.ZERO, false));
        each(
                node,
                PositiveOrZero.class,
                PositiveOrZero::groups,
                (it, positive) -> minimum(it, "@PositiveOrZero", BigDecimal.ZERO, true));
        each(
                node,
                Negative.class,
                Negative::groups,
                (it, negative) -> maximum(it, "@Negative", BigDecimal.ZERO, false));
        each(
                node,
                NegativeOrZero.class,
                NegativeOrZero::groups,
                (it, negative) -> maximum(it, "@NegativeOrZero", BigDecimal.ZERO, true));
        each(node, Digits.class, Digits::groups, BeanValidation::digits);
    }

    private static <A extends Annotation> void each(
            SchemaNode node, Class<A> type, Function<A, Class<?>[]> groups, BiConsumer<SchemaNode, A> change) {
        constraints(node.place(), type, groups).forEach(constraint -> change.accept(node, constraint));
    }

    private static <A extends Annotation> List<A> constraints(
            Place place, Class<A> type, Function<A, Class<?>[]> groups) {
        return place.all(type).stream()
                .filter(constraint -> {
                    List<Class<?>> named = Arrays.asList(groups.apply(constraint));
                    return named.isEmpty() || named.contains(Default.class);
                })
                .toList();
    }

    private static void minimum(SchemaNode node, String annotation, BigDecimal value, boolean inclusive) {
        if (node.fits(annotation, "integer", "number")) {
            Limits.minimum(node.schema(), value, inclusive);
        }
    }

    private static void maximum(SchemaNode node, String annotation, BigDecimal value, boolean inclusive) {
        if (node.fits(annotation, "integer", "number")) {
            Limits.maximum(node.schema(), value, inclusive);
        }
    }

    private static Stream<BigDecimal> decimal(SchemaNode node, String annotation, String value) {
        try {
            return Stream.of(new BigDecimal(value));
        } catch (NumberFormatException e) {
            node.problem(annotation + " has no number but \"" + value + "\"", "write a number such as \"0.5\"");
            return Stream.empty();
        }
    }

    /** A number of so many digits lies between two powers of ten and is a multiple of another. */
    private static void digits(SchemaNode node, Digits digits) {
        if (!node.fits("@Digits", "integer", "number")) {
            return;
        }
        BigDecimal beyond = BigDecimal.ONE.scaleByPowerOfTen(digits.integer());
        Limits.minimum(node.schema(), beyond.negate(), false);
        Limits.maximum(node.schema(), beyond, false);
        if (node.type().equals("number")) {
            node.schema().set("multipleOf", Limits.number(BigDecimal.ONE.scaleByPowerOfTen(-digits.fraction())));
        }
    }

    private static void only(SchemaNode node, String annotation, boolean value) {
        if (node.fits(annotation, "boolean")) {
            node.schema().putArray("enum").add(value);
        }
    }
}
