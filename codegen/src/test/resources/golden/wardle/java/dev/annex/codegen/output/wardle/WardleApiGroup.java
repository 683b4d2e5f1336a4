package dev.annex.codegen.output.wardle;

import dev.annex.scheme.ApiGroup;
import dev.annex.scheme.RestStorage;
import java.util.List;
import javax.annotation.processing.Generated;

/**
 * The API group wardle.example.com.
 */
@Generated("dev.annex.codegen")
public final class WardleApiGroup implements ApiGroup {
    @Override
    public String name() {
        return "wardle.example.com";
    }

    @Override
    public List<RestStorage> resources() {
        return List.of(FischerRestStorage.create(), FlunderRestStorage.create());
    }
}
