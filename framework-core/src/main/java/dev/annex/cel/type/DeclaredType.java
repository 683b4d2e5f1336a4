package dev.annex.cel.type;

import dev.annex.schema.Schema;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The type of a schema's values in expressions, with what is known of their sizes.
 *
 * @param type what the compiler is told
 * @param minimum the bytes of the smallest value in JSON
 * @param maximum the most characters or elements a value can have; 0 of numbers, and of keys and objects, whose size upstream
 *     does not take into account
 * @param element the type of the elements of a list or the values of a map; null for anything else
 * @param fields the fields of an object under their escaped names
 */
public record DeclaredType(
        CelType type, long minimum, long maximum, @Nullable DeclaredType element, Map<String, DeclaredType> fields) {

    private static final DeclaredType KEY = scalar(SimpleType.STRING, 2, 0);

    /** The type of a schema's values, of which it is the whole or a part; null if expressions cannot see them. */
    public static @Nullable DeclaredType of(Schema schema, boolean resource) {
        return new SchemaTypes("selfType").of(schema, resource);
    }

    static DeclaredType scalar(CelType type, long minimum, long maximum) {
        return new DeclaredType(type, minimum, maximum, null, Map.of());
    }

    static DeclaredType list(DeclaredType element, long maximum) {
        return new DeclaredType(ListType.create(element.type), 2, maximum, element, Map.of());
    }

    static DeclaredType map(DeclaredType element, long maximum) {
        return new DeclaredType(MapType.create(SimpleType.STRING, element.type), 2, maximum, element, Map.of());
    }

    /** The type at the end of one step of a path: a field, or {@code @items}, {@code @values} or {@code @keys}. */
    public @Nullable DeclaredType step(String name) {
        return switch (name) {
            case "@items", "@values" -> element;
            case "@keys" -> type instanceof MapType ? KEY : null;
            default -> fields.get(name);
        };
    }
}
