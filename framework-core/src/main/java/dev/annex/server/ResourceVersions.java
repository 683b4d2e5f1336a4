package dev.annex.server;

import dev.annex.registry.Conversions;
import dev.annex.registry.ResourceVersion;
import dev.annex.registry.TypeBinding;
import dev.annex.schema.ObjectSchemas;
import dev.annex.scheme.RestStorage;
import java.util.List;

/**
 * The versions of a resource with the user code that each has, and the conversions between them.
 *
 * @param versions the versions, as declared
 * @param conversions from each to each
 */
public record ResourceVersions(List<ResourceVersion> versions, Conversions conversions) {

    /** Copies the list. */
    public ResourceVersions {
        versions = List.copyOf(versions);
    }

    /**
     * The versions of a resource, whose defaulters and converters are among this user code.
     *
     * @throws IllegalArgumentException if a schema's patterns or rules cannot be compiled, or if converters are missing
     *     or contradict each other
     */
    public static ResourceVersions of(RestStorage rest, UserCodeRegistry userCode) {
        TypeBinding binding = new TypeBinding();
        List<ResourceVersion> versions = rest.definition().versions().stream()
                .map(version -> new ResourceVersion(
                        version,
                        rest.definition().kind(version.name()),
                        ObjectSchemas.object(version.schema()),
                        rest.types().get(version.name()),
                        userCode.defaulters(rest.types().get(version.name())),
                        !rest.definition().behaviour().customResource(),
                        binding))
                .toList();
        return new ResourceVersions(versions, new Conversions(versions, userCode.converters(rest)));
    }
}
