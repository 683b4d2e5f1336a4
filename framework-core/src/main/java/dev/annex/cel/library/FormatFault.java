package dev.annex.cel.library;

import com.google.common.collect.ImmutableSet;
import dev.annex.cel.value.EvaluationException;
import dev.cel.common.types.CelKind;

/** What is wrong if a clause cannot show a value, and which types it can show. */
enum FormatFault {
    STRING(
            "string clause can only be used on strings, bools, bytes, ints, doubles, maps, lists, types, durations, and"
                    + " timestamps",
            CelKind.LIST,
            CelKind.MAP,
            CelKind.INT,
            CelKind.UINT,
            CelKind.DOUBLE,
            CelKind.BOOL,
            CelKind.STRING,
            CelKind.TIMESTAMP,
            CelKind.BYTES,
            CelKind.DURATION,
            CelKind.TYPE,
            CelKind.NULL_TYPE),
    DECIMAL("decimal clause can only be used on integers", CelKind.INT, CelKind.UINT),
    FIXED("fixed-point clause can only be used on doubles", CelKind.DOUBLE, CelKind.STRING),
    SCIENTIFIC("scientific clause can only be used on doubles", CelKind.DOUBLE, CelKind.STRING),
    BINARY("only integers and bools can be formatted as binary", CelKind.INT, CelKind.UINT, CelKind.BOOL),
    HEX(
            "only integers, byte buffers, and strings can be formatted as hex",
            CelKind.INT,
            CelKind.UINT,
            CelKind.STRING,
            CelKind.BYTES),
    OCTAL("octal clause can only be used on integers", CelKind.INT, CelKind.UINT);

    private final String sentence;
    private final ImmutableSet<CelKind> kinds;

    FormatFault(String sentence, CelKind... kinds) {
        this.sentence = sentence;
        this.kinds = ImmutableSet.copyOf(kinds);
    }

    static FormatFault of(char clause) {
        return switch (clause) {
            case 'd' -> DECIMAL;
            case 'f' -> FIXED;
            case 'e' -> SCIENTIFIC;
            case 'b' -> BINARY;
            case 'x', 'X' -> HEX;
            case 'o' -> OCTAL;
            default -> STRING;
        };
    }

    boolean shows(CelKind kind) {
        return kind == CelKind.DYN || kinds.contains(kind);
    }

    EvaluationException of(String type) {
        return Literals.unformattable(sentence + ", was given " + type);
    }
}
