package dev.annex.cel.library;

import dev.annex.cel.value.EvaluationException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An amount of a resource such as {@code 1.5Gi}; two are equal if their values are, however they were written.
 *
 * @param value the amount, with the scale in which it was written
 * @param wide whether upstream keeps it in its form for large numbers, which it does not turn into integers
 */
record Quantity(BigDecimal value, boolean wide) implements Comparable<Quantity>, KubernetesValue {

    private static final String EXPRESSION = "^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$";
    private static final Pattern FORMAT = Pattern.compile("([+-]?)(\\d*+)(?:\\.(\\d*+))?([eEinumkKMGTP]*+[-+]?\\d*+)");
    private static final Pattern EXPONENT = Pattern.compile("[eE][-+]?\\d+");
    private static final Map<String, Integer> DECIMAL =
            Map.of("n", -9, "u", -6, "m", -3, "", 0, "k", 3, "M", 6, "G", 9, "T", 12, "P", 15, "E", 18);
    private static final Map<String, Integer> BINARY =
            Map.of("Ki", 10, "Mi", 20, "Gi", 30, "Ti", 40, "Pi", 50, "Ei", 60);
    private static final String NO_NUMBER = "unable to parse numeric part of quantity";
    private static final int NANO = 9;
    private static final BigDecimal LARGEST_BINARY = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final int LARGEST_EXPONENT = 10_000;
    /** To read more takes time that grows with the square of their number. */
    private static final int MOST_DIGITS = 10_000;

    private static final int DECIMAL_DIGITS = 18;
    private static final int TABLE = 32;
    private static final int LARGEST_POWER = 308;
    private static final int SMALLEST_POWER = 323;
    private static final int BINARY_DIGITS = 14;

    @Override
    public String typeName() {
        return "kubernetes.Quantity";
    }

    static Quantity of(long value) {
        return new Quantity(BigDecimal.valueOf(value), false);
    }

    static Quantity parse(String text) {
        Matcher parts = FORMAT.matcher(text);
        if (text.isEmpty() || !parts.matches()) {
            throw new EvaluationException("quantities must match the regular expression '" + EXPRESSION + "'");
        }
        String suffix = parts.group(4);
        Integer binary = BINARY.get(suffix);
        BigDecimal number = number(parts.group(2), parts.group(3));
        BigDecimal value = binary == null
                ? number.scaleByPowerOfTen(exponent(suffix))
                : number.multiply(new BigDecimal(BigInteger.TWO.pow(binary)));
        int digits = Math.max(1, parts.group(2).replaceFirst("^0+", "").length()) + Math.max(0, number.scale());
        boolean wide = binary == null
                ? digits > DECIMAL_DIGITS || value.scale() > NANO
                : digits + binary * 3 / 10 > BINARY_DIGITS || number.scale() > 0;
        boolean none = parts.group(2).isEmpty() && number.scale() == 0;
        if (wide && none) {
            throw new EvaluationException(NO_NUMBER); // else it is 0
        }
        if (wide && value.signum() != 0) {
            value = value.setScale(NANO, RoundingMode.UP);
        }
        if (binary != null && value.compareTo(LARGEST_BINARY) > 0) {
            value = LARGEST_BINARY;
        }
        return new Quantity(parts.group(1).equals("-") ? value.negate() : value, wide);
    }

    private static int exponent(String suffix) {
        Integer known = DECIMAL.get(suffix);
        if (known != null) {
            return known;
        }
        int exponent = LARGEST_EXPONENT + 1;
        if (EXPONENT.matcher(suffix).matches() && suffix.length() < 8) {
            exponent = Integer.parseInt(suffix.substring(1));
        }
        if (Math.abs(exponent) > LARGEST_EXPONENT) {
            throw new EvaluationException("unable to parse quantity's suffix");
        }
        return exponent;
    }

    private static BigDecimal number(String whole, @Nullable String fraction) {
        String digits = fraction == null ? "" : fraction;
        if (whole.length() + digits.length() > MOST_DIGITS) {
            throw new EvaluationException(NO_NUMBER);
        }
        return new BigDecimal("0" + whole + (digits.isEmpty() ? "" : "." + digits));
    }

    Quantity plus(Quantity other) {
        if (!wide && !other.wide && (value.signum() == 0 || other.value.signum() == 0)) {
            return other.value.signum() == 0 ? this : other;
        }
        BigDecimal sum = value.add(other.value);
        boolean fits = fits(sum) && fits(value.setScale(sum.scale())) && fits(other.value.setScale(sum.scale()));
        return new Quantity(sum, wide || other.wide || !fits);
    }

    Quantity minus(Quantity other) {
        return plus(new Quantity(other.value.negate(), other.wide));
    }

    private static boolean fits(BigDecimal number) {
        return number.unscaledValue().bitLength() < Long.SIZE;
    }

    /** The nearest real number but for what two roundings lose: of the digits, and of the power of ten. */
    double approximate() {
        double base = value.unscaledValue().doubleValue();
        return value.scale() == 0 ? base : base * powerOfTen(-value.scale());
    }

    /** A power of ten as Go makes it, of two of its tables, which is not always the nearest. */
    private static double powerOfTen(int exponent) {
        int size = Math.abs(exponent);
        if (size > LARGEST_POWER) {
            return exponent < 0 && size > SMALLEST_POWER ? 0 : Math.pow(10, exponent);
        }
        double tens = Double.parseDouble("1e" + size % TABLE);
        int rest = size - size % TABLE;
        return exponent < 0 ? Double.parseDouble("1e-" + rest) / tens : Double.parseDouble("1e" + rest) * tens;
    }

    /** Upstream looks at how a number was written: {@code 1.0} is none. */
    boolean isInteger() {
        return !wide && value.scale() <= 0 && value.toBigInteger().bitLength() < Long.SIZE;
    }

    long asInteger() {
        if (!isInteger()) {
            throw new EvaluationException("cannot convert value to integer");
        }
        return value.longValueExact();
    }

    @Override
    public int compareTo(Quantity other) {
        return value.compareTo(other.value);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Quantity quantity && compareTo(quantity) == 0;
    }

    @Override
    public int hashCode() {
        return value.stripTrailingZeros().hashCode();
    }
}
