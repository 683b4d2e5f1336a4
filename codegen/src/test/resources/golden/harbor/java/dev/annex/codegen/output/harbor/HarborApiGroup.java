package dev.annex.codegen.output.harbor;

import dev.annex.scheme.ApiGroup;
import dev.annex.scheme.RestStorage;
import java.util.List;
import javax.annotation.processing.Generated;

/**
 * The API group harbor.example.com.
 */
@Generated("dev.annex.codegen")
public final class HarborApiGroup implements ApiGroup {
    @Override
    public String name() {
        return "harbor.example.com";
    }

    @Override
    public List<RestStorage> resources() {
        return List.of(ShipRestStorage.create());
    }
}
