package dev.annex.cel.cost;

import dev.annex.cel.type.DeclaredType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sizes that a schema allows values to have.
 *
 * @param self the type of the variables
 */
record DeclaredSizes(DeclaredType self) {

    /** The size of the value at a path; null if the schema does not lead there. */
    @Nullable
    Estimate of(List<String> path) {
        if (path.isEmpty()) {
            return null;
        }
        DeclaredType type = self;
        for (String step : path.subList(1, path.size())) {
            type = type.step(step);
            if (type == null) {
                return null;
            }
        }
        return new Estimate(0, type.maximum());
    }
}
