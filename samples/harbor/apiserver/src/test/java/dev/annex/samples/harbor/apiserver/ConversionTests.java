package dev.annex.samples.harbor.apiserver;

import dev.annex.test.conversion.ConversionContract;
import java.util.Set;

/** Every version of every kind comes back the same from every other. */
class ConversionTests extends ConversionContract {

    /** A class cannot tell a motto that is null from none, which has a default. */
    @Override
    protected Set<String> mayLose(String resource, String from, String by) {
        return resource.startsWith("ships.") && from.equals(by) ? Set.of("spec.motto") : Set.of();
    }
}
