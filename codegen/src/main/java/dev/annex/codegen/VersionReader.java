package dev.annex.codegen;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.api.AnnexResource;
import dev.annex.schema.Schema;
import dev.annex.scheme.PrinterColumn;
import dev.annex.scheme.ScaleDefinition;
import dev.annex.scheme.VersionDefinition;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.crd.generator.annotation.SelectableField;
import io.fabric8.crdv2.generator.ResolvingContext;
import io.fabric8.crdv2.generator.v1.JsonSchema;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.LabelSelector;
import io.fabric8.kubernetes.model.annotation.SpecReplicas;
import io.fabric8.kubernetes.model.annotation.StatusReplicas;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the class of one version: its schema, and the fabric8 annotations on its fields. */
final class VersionReader {

    private final Class<?> type;
    private final List<ModelProblem> problems;

    VersionReader(Class<?> type, List<ModelProblem> problems) {
        this.type = type;
        this.problems = problems;
    }

    /** The version; empty if its class cannot be described, which the problems then say. */
    Optional<VersionDefinition> read() {
        try {
            return read(new JsonSchema(ResolvingContext.defaultResolvingContext(false), type));
        } catch (IllegalArgumentException e) {
            problems.add(new ModelProblem(
                    type.getName(),
                    "its fields have no schema: " + e.getMessage(),
                    "change the field, or describe it with @SchemaFrom or @PreserveUnknownFields"));
            return Optional.empty();
        }
    }

    private Optional<VersionDefinition> read(JsonSchema described) {
        AnnexResource settings = type.getAnnotation(AnnexResource.class);
        int before = problems.size();
        ObjectNode schema = new SchemaReader(type, problems).read(described.getSchema(), settings.nativeStructs());
        ScaleDefinition scale = scale(described);
        if (problems.size() > before) {
            return Optional.empty();
        }
        String warning = CustomResource.getDeprecationWarning(type);
        return Optional.of(new VersionDefinition(
                HasMetadata.getVersion(type),
                CustomResource.getServed(type),
                CustomResource.getStorage(type),
                CustomResource.getDeprecated(type),
                warning == null || warning.isEmpty() ? settings.deprecationWarning() : warning,
                Schema.parse(schema),
                columns(described),
                selectableFields(described),
                settings.statusSubresource() && schema.path("properties").has("status"),
                scale));
    }

    private @Nullable ScaleDefinition scale(JsonSchema described) {
        Optional<String> spec = described.getSinglePath(SpecReplicas.class);
        Optional<String> status = described.getSinglePath(StatusReplicas.class);
        if (spec.isEmpty() && status.isEmpty()) {
            return null;
        }
        if (spec.isEmpty() || status.isEmpty()) {
            problems.add(new ModelProblem(
                    type.getName(),
                    "it has only one of @SpecReplicas and @StatusReplicas",
                    "write both, or neither if it cannot be scaled"));
            return null;
        }
        return new ScaleDefinition(
                spec.get(),
                status.get(),
                described.getSinglePath(LabelSelector.class).orElse(""));
    }

    private static List<PrinterColumn> columns(JsonSchema described) {
        List<PrinterColumn> columns = new ArrayList<>();
        new TreeMap<>(described.getAllPaths(io.fabric8.crd.generator.annotation.PrinterColumn.class))
                .forEach((path, found) -> {
                    var column = (io.fabric8.crd.generator.annotation.PrinterColumn) found.annotation;
                    String last = path.substring(path.lastIndexOf('.') + 1);
                    String description = found.schema.getDescription();
                    columns.add(new PrinterColumn(
                            column.name().isEmpty() ? last.toUpperCase(Locale.ROOT) : column.name(),
                            found.schema.getType(),
                            column.format().getValue() == null
                                    ? ""
                                    : column.format().getValue(),
                            description == null ? "" : description,
                            column.priority(),
                            path));
                });
        described.getAdditionalPrinterColumns().stream()
                .sorted(Comparator.comparing(AdditionalPrinterColumn::jsonPath))
                .forEach(column -> columns.add(new PrinterColumn(
                        column.name().isEmpty()
                                ? column.jsonPath()
                                        .substring(column.jsonPath().lastIndexOf('.') + 1)
                                        .toUpperCase(Locale.ROOT)
                                : column.name(),
                        column.type().getValue(),
                        column.format().getValue() == null
                                ? ""
                                : column.format().getValue(),
                        column.getDescription(),
                        column.priority(),
                        column.jsonPath())));
        return columns;
    }

    private static List<String> selectableFields(JsonSchema described) {
        TreeSet<String> paths =
                new TreeSet<>(described.getAllPaths(SelectableField.class).keySet());
        described.getAdditionalSelectableFields().forEach(field -> paths.add(field.jsonPath()));
        return List.copyOf(paths);
    }
}
