package dev.annex.openapi;

/** What the documents call an answer. */
final class StatusTexts {

    private StatusTexts() {}

    static String of(int code) {
        return switch (code) {
            case 200 -> "OK";
            case 201 -> "Created";
            case 202 -> "Accepted";
            case 401 -> "Unauthorized";
            default -> throw new IllegalArgumentException("no operation answers " + code);
        };
    }
}
