package dev.annex.schema.validation.format;

/** IP addresses in their text form. */
final class IpAddresses {

    private static final int GROUPS = 8;

    private IpAddresses() {}

    /** An address with a dot in it, also one of version 6 that ends like one of version 4; leading zeros are allowed. */
    static boolean isIpv4(String text) {
        return text.contains(".") && isAddress(text, true);
    }

    static boolean isIpv6(String text) {
        return text.contains(":") && isVersion6(text, false);
    }

    /** An address and the length of a prefix; leading zeros are allowed. */
    static boolean isCidr(String text) {
        int slash = text.indexOf('/');
        if (slash < 0 || !isAddress(text.substring(0, slash), true)) {
            return false;
        }
        String length = text.substring(slash + 1);
        int most = text.indexOf(':') >= 0 ? 128 : 32;
        return isNumber(length) && length.length() < 8 && Integer.parseInt(length) <= most;
    }

    /** An address of either version. */
    static boolean isAddress(String text) {
        return isAddress(text, false);
    }

    private static boolean isAddress(String text, boolean zeros) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.' || c == ':') {
                return c == '.' ? isVersion4(text, zeros) : isVersion6(text, zeros);
            }
        }
        return false;
    }

    private static boolean isVersion4(String text, boolean zeros) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) {
            return false;
        }
        for (String part : parts) {
            boolean padded = part.length() > 1 && part.charAt(0) == '0';
            String digits = zeros ? part.replaceFirst("^0+(?=.)", "") : part;
            if (!isNumber(digits) || digits.length() > 3 || Integer.parseInt(digits) > 255 || (padded && !zeros)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isVersion6(String text, boolean zeros) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            return groups(text, zeros) == GROUPS;
        }
        String before = text.substring(0, gap);
        String after = text.substring(gap + 2);
        int left = before.isEmpty() ? 0 : before.contains(".") ? -1 : groups(before, zeros);
        int right = after.isEmpty() ? 0 : groups(after, zeros);
        return left >= 0 && right >= 0 && left + right < GROUPS;
    }

    /** How many groups of 16 bits a text has, without a gap; -1 if something else is in it. */
    private static int groups(String text, boolean zeros) {
        String[] parts = text.split(":", -1);
        int groups = 0;
        for (int i = 0; i < parts.length; i++) {
            String part = parts[i];
            if (i == parts.length - 1 && part.contains(".")) {
                return isVersion4(part, zeros) ? groups + 2 : -1;
            }
            if (part.isEmpty() || part.length() > 4 || !part.chars().allMatch(IpAddresses::isHexadecimal)) {
                return -1;
            }
            groups++;
        }
        return groups;
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean isHexadecimal(int c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }
}
