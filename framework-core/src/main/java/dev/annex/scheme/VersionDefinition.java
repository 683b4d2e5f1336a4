package dev.annex.scheme;

import dev.annex.schema.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A version of a resource.
 *
 * @param name the version, such as {@code v1beta1}
 * @param served whether clients can ask for it
 * @param storage whether objects are stored in it; true for exactly one version of a resource
 * @param deprecated whether every use of it draws a warning
 * @param deprecationWarning the warning; empty for Kubernetes' own sentence, of
 *     {@link ResourceDefinition#deprecationWarning}
 * @param schema the schema of the whole object, without apiVersion, kind and metadata
 * @param columns the table's columns; empty for name and age alone
 * @param selectableFields what field selectors can ask for besides name and namespace, such as {@code .spec.color}
 * @param statusSubresource whether status is written apart
 * @param scale the scale subresource; null if there is none
 */
public record VersionDefinition(
        String name,
        boolean served,
        boolean storage,
        boolean deprecated,
        String deprecationWarning,
        Schema schema,
        List<PrinterColumn> columns,
        List<String> selectableFields,
        boolean statusSubresource,
        @Nullable ScaleDefinition scale) {

    /** Copies the lists. */
    public VersionDefinition {
        columns = List.copyOf(columns);
        selectableFields = List.copyOf(selectableFields);
    }
}
