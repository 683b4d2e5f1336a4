package dev.annex.schema.validation.format;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Host names, international ones included. */
final class HostNames {

    private static final String CHARACTER = "[a-zA-Z0-9\\p{S}\\p{L}]";
    private static final Pattern NAME = Pattern.compile("^(" + CHARACTER + "((-?" + CHARACTER + "{0,62})?)|("
            + CHARACTER + "(([a-zA-Z0-9-\\p{S}\\p{L}]{0,61}" + CHARACTER + ")?)(\\.)){1,}([a-zA-Z\\p{L}]){2,63})\\z");

    private HostNames() {}

    static boolean isValid(String text) {
        // the length first: unlike RE2, this library, which knows newer symbols, takes its time with long texts
        if (bytes(text) > 255 || !NAME.matcher(text).find()) {
            return false;
        }
        for (String label : text.split("\\.", -1)) {
            if (bytes(label) > 63) {
                return false;
            }
        }
        return true;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
