package dev.annex.cel.library;

import dev.annex.validation.Labels;
import dev.annex.validation.NameRule;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** A format of texts that expressions know by name. */
public enum NamedFormat implements KubernetesValue {
    DNS_1123_LABEL("dns1123Label", text -> NameRule.DNS_LABEL.check(text, false)),
    DNS_1123_SUBDOMAIN("dns1123Subdomain", text -> NameRule.DNS_SUBDOMAIN.check(text, false)),
    DNS_1035_LABEL("dns1035Label", text -> NameRule.DNS_1035_LABEL.check(text, false)),
    QUALIFIED_NAME("qualifiedName", Labels::key),
    DNS_1123_LABEL_PREFIX("dns1123LabelPrefix", text -> NameRule.DNS_LABEL.check(text, true)),
    DNS_1123_SUBDOMAIN_PREFIX("dns1123SubdomainPrefix", text -> NameRule.DNS_SUBDOMAIN.check(text, true)),
    DNS_1035_LABEL_PREFIX("dns1035LabelPrefix", text -> NameRule.DNS_1035_LABEL.check(text, true)),
    LABEL_VALUE("labelValue", Labels::value),
    URI("uri", text -> Url.fault(text).map(List::of).orElse(List.of())),
    UUID("uuid", rule(NamedFormat::isUuid, "does not match the UUID format")),
    BYTE("byte", rule(NamedFormat::isBase64, "invalid base64")),
    DATE("date", rule(NamedFormat::isDate, "invalid date")),
    DATETIME("datetime", rule(NamedFormat::isDateTime, "invalid datetime"));

    private static final Pattern UUID_TEXT =
            Pattern.compile("(?i)[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}");
    private static final Pattern TIME =
            Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](.[0-9]+)?(z|([+-][0-9]{2}:[0-9]{2}))");

    private final String text;

    @SuppressWarnings("ImmutableEnumChecker") // all are functions without a state
    private final transient Function<String, List<String>> faults;

    NamedFormat(String text, Function<String, List<String>> faults) {
        this.text = text;
        this.faults = faults;
    }

    static Optional<NamedFormat> find(String name) {
        for (NamedFormat format : values()) {
            if (format.text.equals(name)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    String text() {
        return text;
    }

    @Override
    public String typeName() {
        return "kubernetes.NamedFormat";
    }

    /** The length of a pattern that would do the same, by which upstream estimates what it costs. */
    public long pattern() {
        return switch (this) {
            case DNS_1123_LABEL, DNS_1123_LABEL_PREFIX, DNS_1035_LABEL, DNS_1035_LABEL_PREFIX -> 30;
            case LABEL_VALUE -> 40;
            case DNS_1123_SUBDOMAIN, DNS_1123_SUBDOMAIN_PREFIX, QUALIFIED_NAME -> 60;
            case URI -> 1103;
            case UUID -> 70;
            case BYTE -> 84;
            case DATE, DATETIME -> 71;
        };
    }

    /** What is wrong with a text; nothing if it is well-formed. */
    Optional<List<String>> validate(String value) {
        List<String> wrong = faults.apply(value);
        return wrong.isEmpty() ? Optional.empty() : Optional.of(wrong);
    }

    private static Function<String, List<String>> rule(Predicate<String> valid, String sentence) {
        return text -> valid.test(text) ? List.of() : List.of(sentence);
    }

    private static boolean isUuid(String value) {
        return UUID_TEXT.matcher(value).matches();
    }

    private static boolean isBase64(String value) {
        try {
            return !value.isEmpty()
                    && value.length() % 4 == 0
                    && Base64.getDecoder().decode(value).length > 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isDate(String value) {
        try {
            LocalDate.parse(value);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isDateTime(String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        int t = lower.indexOf('t');
        return t > 0
                && isDate(lower.substring(0, t))
                && TIME.matcher(lower.substring(t + 1)).matches();
    }
}
