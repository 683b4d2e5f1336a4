package dev.annex.validation;

import dev.annex.api.FieldErrors;
import dev.annex.api.FieldPath;
import dev.annex.status.GoQuote;

/** The names of field managers. */
public final class FieldManagers {

    private static final int LENGTH = 128;

    private FieldManagers() {}

    /** Notes what is wrong with a manager's name: too many bytes, or characters that cannot be printed. */
    public static void check(String manager, FieldPath path, FieldErrors errors) {
        if (Sentences.bytes(manager) > LENGTH) {
            errors.tooLong(path, LENGTH);
        }
        int bytes = 0;
        for (int i = 0; i < manager.length(); ) {
            int character = manager.codePointAt(i);
            String text = Character.toString(character);
            if (!GoQuote.printable(character)) {
                errors.invalid(
                        path, manager, String.format("invalid character U+%04X (at position %d)", character, bytes));
            }
            bytes += Sentences.bytes(text);
            i += text.length();
        }
    }
}
