package dev.annex.codegen.output.wardle;

import dev.annex.codegen.input.wardle.v1alpha1.Fischer;
import dev.annex.scheme.ResourceDefinitionJson;
import dev.annex.scheme.RestStorage;
import java.util.Map;
import javax.annotation.processing.Generated;

/**
 * The REST storage of fischers.wardle.example.com.
 */
@Generated("dev.annex.codegen")
final class FischerRestStorage {
    private FischerRestStorage() {
    }

    static RestStorage create() {
        return new RestStorage(ResourceDefinitionJson.load(FischerRestStorage.class, "/META-INF/annex/wardle.example.com/fischers.json"), Map.of("v1alpha1", Fischer.class));
    }
}
