package dev.annex.test.conversion;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/** Makes texts of the length, pattern or format that a schema asks for. */
final class RandomText {

    /** Of every width in UTF-8, with what JSON has to escape. */
    private static final List<String> CHARACTERS = List.of(
            "a", "b", "Z", "7", "-", "_", ".", " ", "/", "\"", "\\", "\n", "{", "é", "ß", "ж", "中", "\u2028", "😀",
            "𝔸");

    private static final int USUAL_LENGTH = 12;
    private static final int LONGEST = 40;

    private RandomText() {}

    /** A text that the schema allows; empty if none was found. */
    static Optional<String> of(JsonNode schema, Random random) {
        String pattern = schema.path("pattern").asText("");
        if (!pattern.isEmpty()) {
            return RandomPattern.text(pattern, random).filter(text -> fits(schema, text));
        }
        String format = schema.path("format").asText("");
        return format.isEmpty() ? Optional.of(plain(schema, random)) : formatted(format, random);
    }

    /** The key of a map. */
    static String key(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> "example.com/key-" + random.nextInt(100);
            case 1 -> "key" + random.nextInt(100);
            case 2 -> "k" + (char) ('a' + random.nextInt(26));
            default -> "schlüssel." + random.nextInt(100);
        };
    }

    private static boolean fits(JsonNode schema, String text) {
        int length = text.codePointCount(0, text.length());
        return length >= schema.path("minLength").asInt(0)
                && length <= schema.path("maxLength").asInt(Integer.MAX_VALUE);
    }

    private static String plain(JsonNode schema, Random random) {
        int least = schema.path("minLength").asInt(0);
        int most = Math.min(schema.path("maxLength").asInt(least + USUAL_LENGTH), least + LONGEST);
        int length = random.nextInt(5) == 0 ? most : least + random.nextInt(most - least + 1);
        boolean simple = random.nextBoolean();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(
                    simple
                            ? String.valueOf((char) ('a' + random.nextInt(26)))
                            : CHARACTERS.get(random.nextInt(CHARACTERS.size())));
        }
        return text.toString();
    }

    private static Optional<String> formatted(String format, Random random) {
        return Optional.ofNullable(
                switch (format) {
                    case "date-time", "datetime" ->
                        Instant.ofEpochSecond(random.nextLong(4_000_000_000L)).toString();
                    case "date" -> LocalDate.ofEpochDay(random.nextInt(40_000)).toString();
                    case "duration" -> List.of("5s", "1m30s", "1h0m0s", "250ms").get(random.nextInt(4));
                    case "uuid", "uuid3" ->
                        UUID.nameUUIDFromBytes(bytes(random)).toString();
                    case "ipv4" -> "10." + random.nextInt(256) + "." + random.nextInt(256) + ".1";
                    case "ipv6" -> "2001:db8::" + Integer.toHexString(1 + random.nextInt(0xffff));
                    case "cidr" -> "10." + random.nextInt(256) + ".0.0/16";
                    case "mac" -> "00:00:5e:00:53:" + (10 + random.nextInt(90));
                    case "hostname" -> "host" + random.nextInt(100) + ".example.com";
                    case "email" -> "user" + random.nextInt(100) + "@example.com";
                    case "uri" -> "https://example.com/" + random.nextInt(100);
                    case "byte" -> Base64.getEncoder().encodeToString(bytes(random));
                    case "password" -> "secret" + random.nextInt(100);
                    case "hexcolor" -> "#" + (100000 + random.nextInt(900000));
                    case "k8s-short-name" -> "name-" + random.nextInt(100);
                    case "k8s-long-name" -> "name-" + random.nextInt(100) + ".example.com";
                    default -> null;
                });
    }

    private static byte[] bytes(Random random) {
        byte[] bytes = new byte[random.nextInt(20)];
        random.nextBytes(bytes);
        return bytes;
    }
}
