package dev.annex.schema.validation.format;

import com.google.re2j.Pattern;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The formats that a schema of texts can name. */
public final class TextFormats {

    private static final String NAME = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
    private static final String COLOR = "\\s*(0|[1-9]\\d?|1\\d\\d?|2[0-4]\\d|25[0-5])\\s*";
    private static final String BASE64 = "[A-Za-z0-9+\\/]";

    private static final Map<String, Predicate<String>> FORMATS = new HashMap<>();

    static {
        FORMATS.put("bsonobjectid", matching("^[0-9a-fA-F]{24}$"));
        FORMATS.put("uri", RequestUri::isValid);
        FORMATS.put("email", MailAddress::isValid);
        FORMATS.put("hostname", HostNames::isValid);
        FORMATS.put("ipv4", IpAddresses::isIpv4);
        FORMATS.put("ipv6", IpAddresses::isIpv6);
        FORMATS.put("cidr", IpAddresses::isCidr);
        FORMATS.put("mac", MacAddresses::isValid);
        FORMATS.put("uuid", uuid("[0-9a-f]", "[0-9a-f]"));
        FORMATS.put("uuid3", uuid("3", "[0-9a-f]"));
        FORMATS.put("uuid4", uuid("4", "[89ab]"));
        FORMATS.put("uuid5", uuid("5", "[89ab]"));
        FORMATS.put("isbn", text -> CheckDigits.isIsbn10(text) || CheckDigits.isIsbn13(text));
        FORMATS.put("isbn10", CheckDigits::isIsbn10);
        FORMATS.put("isbn13", CheckDigits::isIsbn13);
        FORMATS.put("creditcard", CheckDigits::isCreditCard);
        FORMATS.put("ssn", matching("^\\d{3}[- ]?\\d{2}[- ]?\\d{4}$").and(text -> text.length() == 11));
        FORMATS.put("hexcolor", matching("^#?([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$"));
        FORMATS.put("rgbcolor", matching("^rgb\\(" + COLOR + "," + COLOR + "," + COLOR + "\\)$"));
        FORMATS.put(
                "byte",
                matching("^(?:" + BASE64 + "{4})*(?:" + BASE64 + "{2}==|" + BASE64 + "{3}=|" + BASE64 + "{4})$"));
        FORMATS.put("password", text -> true);
        FORMATS.put("date", Times::isDate);
        FORMATS.put("datetime", Times::isDateTime);
        FORMATS.put("duration", Times::isDuration);
        FORMATS.put("k8sshortname", named(63, "^" + NAME + "$"));
        FORMATS.put("k8slongname", named(253, "^" + NAME + "(\\." + NAME + ")*$"));
    }

    private TextFormats() {}

    /** The rule of a format; empty if it is not known, and then it is no rule. Dashes in the name do not count. */
    public static Optional<Predicate<String>> find(String name) {
        return Optional.ofNullable(FORMATS.get(name.replace("-", "")));
    }

    private static Predicate<String> uuid(String version, String variant) {
        String fourth = variant.equals("[0-9a-f]") ? "[0-9a-f]{4}" : variant + "[0-9a-f]{3}";
        String third = version.equals("[0-9a-f]") ? "[0-9a-f]{4}" : version + "[0-9a-f]{3}";
        return matching("(?i)^[0-9a-f]{8}-?[0-9a-f]{4}-?" + third + "-?" + fourth + "-?[0-9a-f]{12}$");
    }

    private static Predicate<String> named(int longest, String expression) {
        Predicate<String> matches = matching(expression);
        return text -> text.length() <= longest && matches.test(text);
    }

    static Predicate<String> matching(String expression) {
        Pattern pattern = Pattern.compile(expression);
        return text -> pattern.matcher(text).find();
    }
}
