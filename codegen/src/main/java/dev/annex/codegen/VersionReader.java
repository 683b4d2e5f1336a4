package dev.annex.codegen;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.api.AnnexResource;
import dev.annex.codegen.schema.SchemaReader;
import dev.annex.schema.Schema;
import dev.annex.scheme.PrinterColumn;
import dev.annex.scheme.ScaleDefinition;
import dev.annex.scheme.VersionDefinition;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.crd.generator.annotation.AdditionalSelectableField;
import io.fabric8.crd.generator.annotation.SelectableField;
import io.fabric8.crdv2.generator.AbstractJsonSchema.AnnotationMetadata;
import io.fabric8.crdv2.generator.ResolvingContext;
import io.fabric8.crdv2.generator.v1.JsonSchema;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.LabelSelector;
import io.fabric8.kubernetes.model.annotation.SpecReplicas;
import io.fabric8.kubernetes.model.annotation.StatusReplicas;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
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
        SchemaReader reader = new SchemaReader(
                type, (where, problem, remedy) -> problems.add(new ModelProblem(where, problem, remedy)));
        ObjectNode schema = reader.read(described.getSchema(), settings.nativeStructs());
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
                columns(described, reader.declarationOrder()),
                selectableFields(described, reader.declarationOrder()),
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

    /** Those of fields come first, in the order of the fields, then those of the class, in the order written. */
    private List<PrinterColumn> columns(JsonSchema described, Comparator<String> order) {
        List<PrinterColumn> columns = new ArrayList<>();
        var ofFields = new TreeMap<String, AnnotationMetadata>(order.thenComparing(Comparator.naturalOrder()));
        ofFields.putAll(described.getAllPaths(io.fabric8.crd.generator.annotation.PrinterColumn.class));
        ofFields.forEach((path, found) -> columns.add(column(path, found)));
        for (AdditionalPrinterColumn column : declared(AdditionalPrinterColumn.class)) {
            columns.add(new PrinterColumn(
                    heading(column.name(), column.jsonPath()),
                    column.type().getValue(),
                    text(column.format().getValue()),
                    column.getDescription(),
                    column.priority(),
                    column.jsonPath()));
        }
        return columns;
    }

    private static PrinterColumn column(String path, AnnotationMetadata found) {
        var column = (io.fabric8.crd.generator.annotation.PrinterColumn) found.annotation;
        String type = text(found.schema.getType());
        boolean shownAsText = type.isEmpty() || type.equals("object") || type.equals("array");
        boolean date = type.equals("string") && text(found.schema.getFormat()).equals("date");
        return new PrinterColumn(
                heading(column.name(), path),
                date ? "date" : shownAsText ? "string" : type,
                text(column.format().getValue()),
                text(found.schema.getDescription()),
                column.priority(),
                path);
    }

    private static String heading(String name, String path) {
        return name.isEmpty() ? path.substring(path.lastIndexOf('.') + 1).toUpperCase(Locale.ROOT) : name;
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private List<String> selectableFields(JsonSchema described, Comparator<String> order) {
        Set<String> paths = new TreeSet<>(order.thenComparing(Comparator.naturalOrder()));
        paths.addAll(described.getAllPaths(SelectableField.class).keySet());
        Set<String> all = new LinkedHashSet<>(paths);
        declared(AdditionalSelectableField.class).forEach(field -> all.add(field.jsonPath()));
        return List.copyOf(all);
    }

    /** What the class and its superclasses say, the superclasses first. */
    private <A extends Annotation> List<A> declared(Class<A> annotation) {
        List<A> all = new ArrayList<>();
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            all.addAll(0, List.of(each.getDeclaredAnnotationsByType(annotation)));
        }
        return all;
    }
}
