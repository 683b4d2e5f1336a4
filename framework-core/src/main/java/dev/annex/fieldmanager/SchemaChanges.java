package dev.annex.fieldmanager;

import dev.annex.fieldmanager.Manager.Owned;
import dev.annex.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Brings the fields that managers own into line with a schema that has changed since: whoever owned parts of what is now
 * owned as one owns it all.
 */
final class SchemaChanges {

    private SchemaChanges() {}

    /** Reconciles all managers, in place. */
    static void reconcile(Map<Manager, Owned> managers, Map<String, Schema> schemas) {
        managers.replaceAll((manager, owned) -> {
            FieldSet whole = new FieldSet();
            collect(owned.fields(), schemas.get(owned.apiVersion()), new ArrayList<>(), whole);
            return whole.isEmpty()
                    ? owned
                    : owned.with(owned.fields().recursiveDifference(whole).union(whole));
        });
    }

    private static void collect(FieldSet set, @Nullable Schema schema, List<String> path, FieldSet whole) {
        if (schema == null) {
            return;
        }
        set.forEachChild((element, below) -> {
            Schema inner = PathElement.schemaBelow(element, schema);
            if (inner == null || below.isEmpty()) {
                return;
            }
            path.add(element);
            boolean atomicList = inner.type() == Schema.Type.ARRAY && inner.listType() == Schema.ListType.ATOMIC;
            if (atomicList || inner.atomicMap()) {
                whole.add(path);
            } else {
                collect(below, inner, path, whole);
            }
            path.remove(path.size() - 1);
        });
    }
}
