package dev.annex.cel.library;

import com.google.common.primitives.UnsignedLong;
import dev.annex.cel.value.Timestamp;
import dev.cel.common.types.CelType;
import dev.cel.common.values.CelByteString;
import dev.cel.common.values.NullValue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The types of values by the names that messages have for them. */
final class TypeNames {

    private static final Map<Class<?>, String> STANDARD = Map.of(
            Long.class, "int",
            UnsignedLong.class, "uint",
            Boolean.class, "bool",
            Double.class, "double",
            String.class, "string",
            Duration.class, "google.protobuf.Duration",
            Timestamp.class, "google.protobuf.Timestamp",
            NullValue.class, "null_type");

    private TypeNames() {}

    /** Whether a value is of a type that only functions can look into. */
    static boolean isOpaque(Object value) {
        return value instanceof KubernetesValue || value instanceof Optional;
    }

    /** A type as messages of the compiler show it. */
    static String declared(CelType type) {
        String name = switch (type.kind()) {
            case DURATION -> "duration";
            case TIMESTAMP -> "timestamp";
            case NULL_TYPE -> "null";
            default -> type.name();
        };
        return type.parameters().isEmpty()
                ? name
                : type.parameters().stream()
                        .map(TypeNames::declared)
                        .collect(Collectors.joining(", ", name + "(", ")"));
    }

    static String of(Object value) {
        if (value instanceof List || value instanceof Map) {
            return value instanceof List ? "list" : "map";
        }
        if (value instanceof CelByteString || value instanceof CelType) {
            return value instanceof CelByteString ? "bytes" : "type";
        }
        if (value instanceof KubernetesValue || value instanceof Optional) {
            return value instanceof KubernetesValue known ? known.typeName() : "optional_type";
        }
        return STANDARD.getOrDefault(value.getClass(), "unknown");
    }
}
