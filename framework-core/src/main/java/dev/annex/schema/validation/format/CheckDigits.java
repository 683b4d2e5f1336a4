package dev.annex.schema.validation.format;

import com.google.re2j.Pattern;

/** Numbers that carry a digit by which mistakes are found. */
final class CheckDigits {

    private static final Pattern ISBN_10 = Pattern.compile("^(?:[0-9]{9}X|[0-9]{10})$");
    private static final Pattern ISBN_13 = Pattern.compile("^(?:[0-9]{13})$");
    private static final Pattern SEPARATORS = Pattern.compile("[\\s-]+");
    private static final Pattern NO_DIGITS = Pattern.compile("[^0-9]+");
    private static final Pattern CREDIT_CARD = Pattern.compile("^(?:4[0-9]{12}(?:[0-9]{3})?|5[1-5][0-9]{14}"
            + "|6(?:011|5[0-9][0-9])[0-9]{12}|3[47][0-9]{13}|3(?:0[0-5]|[68][0-9])[0-9]{11}"
            + "|(?:2131|1800|35\\d{3})\\d{11})$");

    private CheckDigits() {}

    static boolean isIsbn10(String text) {
        String digits = SEPARATORS.matcher(text).replaceAll("");
        if (!ISBN_10.matcher(digits).find()) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < 10; i++) {
            char c = digits.charAt(i);
            sum += (i + 1) * (c == 'X' ? 10 : c - '0');
        }
        return sum % 11 == 0;
    }

    static boolean isIsbn13(String text) {
        String digits = SEPARATORS.matcher(text).replaceAll("");
        if (!ISBN_13.matcher(digits).find()) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < 12; i++) {
            sum += (i % 2 == 0 ? 1 : 3) * (digits.charAt(i) - '0');
        }
        return digits.charAt(12) - '0' == (10 - sum % 10) % 10;
    }

    /** A credit card's number, whatever stands between its digits, by the Luhn algorithm. */
    static boolean isCreditCard(String text) {
        String digits = NO_DIGITS.matcher(text).replaceAll("");
        if (!CREDIT_CARD.matcher(digits).find()) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int counted = i % 2 == 0 ? digit : digit * 2;
            sum += counted > 9 ? counted - 9 : counted;
        }
        return sum % 10 == 0;
    }
}
