package dev.annex.codegen.output.wardle;

import dev.annex.codegen.input.wardle.v1alpha1.Flunder;
import dev.annex.scheme.ResourceDefinitionJson;
import dev.annex.scheme.RestStorage;
import java.util.Map;
import javax.annotation.processing.Generated;

/**
 * The REST storage of flunders.wardle.example.com.
 */
@Generated("dev.annex.codegen")
final class FlunderRestStorage {
    private FlunderRestStorage() {
    }

    static RestStorage create() {
        return new RestStorage(ResourceDefinitionJson.load(FlunderRestStorage.class, "/META-INF/annex/wardle.example.com/flunders.json"), Map.of("v1alpha1", Flunder.class, "v1beta1", dev.annex.codegen.input.wardle.v1beta1.Flunder.class));
    }
}
