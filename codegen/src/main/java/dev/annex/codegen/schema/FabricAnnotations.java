package dev.annex.codegen.schema;

import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Nullable;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import java.math.BigDecimal;

/** fabric8's limits where its generator does not look for them: in nested containers, on ints-or-strings, on maps. */
final class FabricAnnotations {

    private FabricAnnotations() {}

    static void apply(SchemaNode node) {
        node.place().find(Size.class).ifPresent(size -> size(node, size));
        node.place()
                .find(Min.class)
                .filter(min -> node.fits("@Min", "integer", "number"))
                .ifPresent(min -> Limits.minimum(node.schema(), BigDecimal.valueOf(min.value()), min.inclusive()));
        node.place()
                .find(Max.class)
                .filter(max -> node.fits("@Max", "integer", "number"))
                .ifPresent(max -> Limits.maximum(node.schema(), BigDecimal.valueOf(max.value()), max.inclusive()));
        node.place()
                .find(Pattern.class)
                .filter(pattern -> node.fits("@Pattern", "string"))
                .ifPresent(pattern -> Limits.pattern(node.schema(), pattern.value()));
        node.place().find(Nullable.class).ifPresent(nullable -> node.schema().put("nullable", true));
    }

    private static void size(SchemaNode node, Size size) {
        if (node.fits("@Size", "string", "array", "object")) {
            Limits.atLeast(node, size.min());
            if (size.max() < Long.MAX_VALUE) {
                Limits.atMost(node, size.max());
            }
        }
    }
}
