package dev.annex.codegen.output.harbor;

import dev.annex.codegen.input.harbor.Ship;
import dev.annex.scheme.ResourceDefinitionJson;
import dev.annex.scheme.RestStorage;
import java.util.Map;
import javax.annotation.processing.Generated;

/**
 * The REST storage of ships.harbor.example.com.
 */
@Generated("dev.annex.codegen")
final class ShipRestStorage {
    private ShipRestStorage() {
    }

    static RestStorage create() {
        return new RestStorage(ResourceDefinitionJson.load(ShipRestStorage.class, "/META-INF/annex/harbor.example.com/ships.json"), Map.of("v1", Ship.class));
    }
}
