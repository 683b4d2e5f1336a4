package dev.annex.cel.library;

import dev.annex.cel.value.EvaluationException;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelFunctionOverload;
import java.util.Arrays;
import java.util.List;

/**
 * The functions of texts that the language's own library does not have in Java, or in which it draws other lines:
 * {@code 'ship %s'.format([name])}, and those that count characters.
 */
final class TextFunctions {

    private TextFunctions() {}

    static List<LibraryFunction> all() {
        return List.of(
                new LibraryFunction(
                        "format",
                        CelOverloadDecl.newMemberOverload(
                                "string_format", SimpleType.STRING, SimpleType.STRING, ListType.create(SimpleType.DYN)),
                        CelFunctionBinding.from("string_format", String.class, List.class, TextFunctions::format)),
                LibraryFunction.member(
                        "charAt",
                        "string_char_at_int",
                        SimpleType.STRING,
                        Parameter.STRING,
                        Parameter.INT,
                        TextFunctions::charAt),
                LibraryFunction.member(
                        "indexOf",
                        "string_index_of_string",
                        SimpleType.INT,
                        Parameter.STRING,
                        Parameter.STRING,
                        (text, part) -> indexOf(text, part, 0)),
                search(
                        "indexOf",
                        "string_index_of_string_int",
                        args -> indexOf((String) args[0], (String) args[1], (Long) args[2])),
                LibraryFunction.member(
                        "lastIndexOf",
                        "string_last_index_of_string",
                        SimpleType.INT,
                        Parameter.STRING,
                        Parameter.STRING,
                        TextFunctions::lastIndexOf),
                search(
                        "lastIndexOf",
                        "string_last_index_of_string_int",
                        args -> lastIndexOf((String) args[0], (String) args[1], (Long) args[2])),
                LibraryFunction.member(
                        "substring",
                        "string_substring_int",
                        SimpleType.STRING,
                        Parameter.STRING,
                        Parameter.INT,
                        TextFunctions::substring),
                new LibraryFunction(
                        "substring",
                        CelOverloadDecl.newMemberOverload(
                                "string_substring_int_int",
                                SimpleType.STRING,
                                SimpleType.STRING,
                                SimpleType.INT,
                                SimpleType.INT),
                        CelFunctionBinding.from(
                                "string_substring_int_int",
                                List.of(String.class, Long.class, Long.class),
                                args -> substring((String) args[0], (Long) args[1], (Long) args[2]))));
    }

    private static LibraryFunction search(String name, String id, CelFunctionOverload implementation) {
        return new LibraryFunction(
                name,
                CelOverloadDecl.newMemberOverload(
                        id, SimpleType.INT, SimpleType.STRING, SimpleType.STRING, SimpleType.INT),
                CelFunctionBinding.from(id, List.of(String.class, String.class, Long.class), implementation));
    }

    private static Object format(String pattern, List<?> arguments) {
        return new TextFormat(pattern, arguments).text();
    }

    private static EvaluationException outOfRange(long index) {
        return new EvaluationException("index out of range: " + index);
    }

    private static Object charAt(String text, long index) {
        int[] characters = text.codePoints().toArray();
        if (index < 0 || index > characters.length) {
            throw outOfRange(index);
        }
        return index == characters.length ? "" : Character.toString(characters[(int) index]);
    }

    private static long indexOf(String text, String part, long offset) {
        int[] characters = text.codePoints().toArray();
        int[] wanted = part.codePoints().toArray();
        if (wanted.length == 0) {
            return offset;
        }
        if (offset < 0) {
            throw outOfRange(offset);
        }
        for (long i = offset; i <= characters.length - wanted.length; i++) {
            if (isAt(characters, (int) i, wanted)) {
                return i;
            }
        }
        return -1;
    }

    private static long lastIndexOf(String text, String part) {
        int length = text.codePointCount(0, text.length());
        return part.isEmpty() ? length : lastIndexOf(text, part, length - 1L);
    }

    private static long lastIndexOf(String text, String part, long offset) {
        int[] characters = text.codePoints().toArray();
        int[] wanted = part.codePoints().toArray();
        if (wanted.length == 0) {
            return offset;
        }
        if (offset < 0) {
            throw outOfRange(offset);
        }
        if (offset >= characters.length) {
            return -1;
        }
        for (long i = Math.min(offset, characters.length - wanted.length); i >= 0; i--) {
            if (isAt(characters, (int) i, wanted)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isAt(int[] characters, int index, int[] wanted) {
        return Arrays.equals(characters, index, index + wanted.length, wanted, 0, wanted.length);
    }

    private static Object substring(String text, long start) {
        return substring(text, start, text.codePointCount(0, text.length()), false);
    }

    private static Object substring(String text, long start, long end) {
        return substring(text, start, end, true);
    }

    private static Object substring(String text, long start, long end, boolean range) {
        int length = text.codePointCount(0, text.length());
        if (range && start > end) {
            throw new EvaluationException("invalid substring range. start: " + start + ", end: " + end);
        }
        if (start < 0 || start > length) {
            throw outOfRange(start);
        }
        if (end < 0 || end > length) {
            throw outOfRange(end);
        }
        return text.substring(text.offsetByCodePoints(0, (int) start), text.offsetByCodePoints(0, (int) end));
    }
}
