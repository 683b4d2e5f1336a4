package dev.annex.cel.type;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableMap;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.StructType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Tells the compiler the types of a schema by their names. Immutable. */
public final class SchemaTypeProvider implements CelTypeProvider {

    private final ImmutableMap<String, CelType> byName;

    /** Takes a type and those inside it. */
    public SchemaTypeProvider(DeclaredType root) {
        Map<String, CelType> types = new LinkedHashMap<>();
        collect(root, types);
        this.byName = ImmutableMap.copyOf(types);
    }

    private static void collect(DeclaredType type, Map<String, CelType> types) {
        if (type.type() instanceof StructType struct) {
            types.put(struct.name(), struct);
        }
        if (type.element() != null) {
            collect(type.element(), types);
        }
        type.fields().values().forEach(field -> collect(field, types));
    }

    @Override
    public ImmutableCollection<CelType> types() {
        return byName.values();
    }

    @Override
    public Optional<CelType> findType(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}
