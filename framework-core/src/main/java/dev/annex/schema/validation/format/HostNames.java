package dev.annex.schema.validation.format;

import com.google.re2j.Pattern;
import java.nio.charset.StandardCharsets;

/** Host names, international ones included. */
final class HostNames {

    private static final String CHARACTER = "[a-zA-Z0-9\\p{S}\\p{L}]";
    private static final Pattern NAME = Pattern.compile("^(" + CHARACTER + "((-?" + CHARACTER + "{0,62})?)|("
            + CHARACTER + "(([a-zA-Z0-9-\\p{S}\\p{L}]{0,61}" + CHARACTER + ")?)(\\.)){1,}([a-zA-Z\\p{L}]){2,63})$");

    private HostNames() {}

    static boolean isValid(String text) {
        if (!NAME.matcher(text).find() || bytes(text) > 255) {
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
