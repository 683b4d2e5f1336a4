package dev.annex.cel.library;

import dev.annex.status.GoQuote;
import java.util.ArrayList;
import java.util.List;

/** Reads and writes IP addresses as Go does, strict about everything that two programs might read differently. */
final class IpText {

    private IpText() {}

    /** A text that is no address. */
    static final class Malformed extends RuntimeException {

        Malformed(String message) {
            super(message);
        }

        Malformed(String message, String at) {
            super(message + " (at " + GoQuote.quote(at) + ")");
        }
    }

    /**
     * The bytes of the address.
     *
     * @throws Malformed if it is none
     */
    static List<Byte> parse(String text) {
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '.' -> {
                    return v4(text);
                }
                case ':' -> {
                    return v6(text);
                }
                case '%' -> throw new Malformed("missing IPv6 address");
                default -> {}
            }
        }
        throw new Malformed("unable to parse IP");
    }

    private static List<Byte> v4(String text) {
        List<Byte> bytes = new ArrayList<>();
        int value = 0;
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                if (digits == 1 && value == 0) {
                    throw new Malformed("IPv4 field has octet with leading zero");
                }
                value = value * 10 + c - '0';
                digits++;
                if (value > 255) {
                    throw new Malformed("IPv4 field has value >255");
                }
            } else if (c == '.') {
                if (i == 0 || i == text.length() - 1 || text.charAt(i - 1) == '.') {
                    throw new Malformed("IPv4 field must have at least one digit", text.substring(i));
                }
                if (bytes.size() == 3) {
                    throw new Malformed("IPv4 address too long");
                }
                bytes.add((byte) value);
                value = 0;
                digits = 0;
            } else {
                throw new Malformed("unexpected character", text.substring(i));
            }
        }
        if (bytes.size() < 3) {
            throw new Malformed("IPv4 address too short");
        }
        bytes.add((byte) value);
        return bytes;
    }

    private static List<Byte> v6(String text) {
        List<Byte> bytes = new ArrayList<>();
        int ellipsis = -1;
        String rest = text;
        if (rest.startsWith("::")) {
            ellipsis = 0;
            rest = rest.substring(2);
        }
        while (bytes.size() < 16 && !(rest.isEmpty() && ellipsis == 0 && bytes.isEmpty())) {
            int digits = hexDigits(rest);
            if (rest.startsWith(".", digits)) {
                embedded(bytes, ellipsis, rest);
                rest = "";
                break;
            }
            int group = Integer.parseInt(rest.substring(0, digits), 16);
            bytes.add((byte) (group >> 8));
            bytes.add((byte) group);
            rest = rest.substring(digits);
            if (rest.isEmpty()) {
                break;
            }
            rest = afterColon(rest);
            if (rest.startsWith(":")) {
                if (ellipsis >= 0) {
                    throw new Malformed("multiple :: in address", rest);
                }
                ellipsis = bytes.size();
                rest = rest.substring(1);
                if (rest.isEmpty()) {
                    break;
                }
            }
        }
        if (!rest.isEmpty()) {
            throw new Malformed("trailing garbage after address", rest);
        }
        return expanded(bytes, ellipsis);
    }

    private static int hexDigits(String rest) {
        int digits = 0;
        while (digits < rest.length() && Character.digit(rest.charAt(digits), 16) >= 0 && rest.charAt(digits) < 128) {
            digits++;
            if (digits > 4) {
                throw new Malformed("each group must have 4 or less digits", rest);
            }
        }
        if (digits == 0) {
            throw new Malformed("each colon-separated field must have at least one digit", rest);
        }
        return digits;
    }

    private static String afterColon(String rest) {
        if (!rest.startsWith(":")) {
            throw new Malformed("unexpected character, want colon", rest);
        }
        if (rest.length() == 1) {
            throw new Malformed("colon must be followed by more characters", rest);
        }
        return rest.substring(1);
    }

    private static void embedded(List<Byte> bytes, int ellipsis, String rest) {
        if ((ellipsis < 0 && bytes.size() != 12) || bytes.size() > 12) {
            throw new Malformed("embedded IPv4 address must replace the final 2 fields of the address", rest);
        }
        bytes.addAll(v4(rest));
    }

    private static List<Byte> expanded(List<Byte> bytes, int ellipsis) {
        if (bytes.size() < 16) {
            if (ellipsis < 0) {
                throw new Malformed("address string too short");
            }
            while (bytes.size() < 16) {
                bytes.add(ellipsis, (byte) 0);
            }
        } else if (ellipsis >= 0) {
            throw new Malformed("the :: must expand to at least one field of zeros");
        }
        return bytes;
    }

    /** The address in its one canonical form: lower case, and the longest run of zeros, the first of equals, left out. */
    static String format(IpAddress address) {
        if (address.isV4()) {
            return address.at(0) + "." + address.at(1) + "." + address.at(2) + "." + address.at(3);
        }
        List<Integer> groups = new ArrayList<>();
        for (int i = 0; i < 16; i += 2) {
            groups.add(address.at(i) << 8 | address.at(i + 1));
        }
        int start = -1;
        int length = 1;
        for (int i = 0; i < 8; i++) {
            int end = i;
            while (end < 8 && groups.get(end) == 0) {
                end++;
            }
            if (end - i > length) {
                start = i;
                length = end - i;
            }
        }
        if (start < 0) {
            return join(groups);
        }
        return join(groups.subList(0, start)) + "::" + join(groups.subList(start + length, 8));
    }

    private static String join(List<Integer> groups) {
        StringBuilder text = new StringBuilder();
        groups.forEach(group -> text.append(text.isEmpty() ? "" : ":").append(Integer.toHexString(group)));
        return text.toString();
    }
}
