package dev.annex.scheme;

/**
 * A column of the tables that kubectl prints.
 *
 * @param name the heading
 * @param type an OpenAPI type, or {@code date}
 * @param format an OpenAPI format, may be empty
 * @param description what it shows, may be empty
 * @param priority 0 to be shown always, above 0 only in wide tables
 * @param jsonPath where the value is, such as {@code .spec.reference}
 */
public record PrinterColumn(
        String name, String type, String format, String description, int priority, String jsonPath) {}
