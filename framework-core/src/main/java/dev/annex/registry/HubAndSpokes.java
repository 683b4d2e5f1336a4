package dev.annex.registry;

import dev.annex.registry.Conversions.Spoke;
import dev.annex.schema.SchemaFields;
import dev.annex.scheme.DeclarationException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The converters of one resource, found to lead from every version to one hub. */
final class HubAndSpokes {

    private final String hub;
    private final Map<String, Spoke> spokes;

    private HubAndSpokes(String hub, Map<String, Spoke> spokes) {
        this.hub = hub;
        this.spokes = Map.copyOf(spokes);
    }

    /**
     * The converters by the version that each is for; empty if there are none and none are needed.
     *
     * @throws DeclarationException if some version has no way to the hub or more than one, or if versions differ that
     *     nothing converts
     */
    static Optional<HubAndSpokes> of(List<ResourceVersion> versions, List<Spoke> spokes) {
        if (spokes.isEmpty()) {
            checkAlike(versions);
            return Optional.empty();
        }
        Map<String, ResourceVersion> byName = new HashMap<>();
        versions.forEach(version -> byName.put(version.name(), version));
        Spoke first = spokes.get(0);
        String kind = kind(versions);
        Map<String, Spoke> bySpoke = new HashMap<>();
        for (Spoke spoke : spokes) {
            if (spoke.spoke().equals(spoke.hub())) {
                throw new DeclarationException(
                        text(spoke) + " converts " + kind + " " + spoke.hub() + " to itself",
                        "name two versions: class … implements Converter<spoke, hub>");
            }
            if (!spoke.hub().equals(first.hub())) {
                throw new DeclarationException(
                        "the converters of " + kind + " lead to two hubs, " + text(first) + " to " + first.hub()
                                + " and " + text(spoke) + " to " + spoke.hub(),
                        "choose one version as the hub, and make its class the second type of every converter");
            }
            Spoke other = bySpoke.putIfAbsent(spoke.spoke(), spoke);
            if (other != null) {
                throw new DeclarationException(
                        "two converters lead from " + kind + " " + spoke.spoke() + " to " + spoke.hub() + ": "
                                + text(other) + " and " + text(spoke),
                        "remove one of them");
            }
        }
        for (ResourceVersion version : versions) {
            if (!version.name().equals(first.hub()) && !bySpoke.containsKey(version.name())) {
                throw new DeclarationException(
                        "no converter leads from version " + version.name() + " of " + kind + " to its hub, "
                                + first.hub(),
                        missing(version, byName.get(first.hub())));
            }
        }
        return Optional.of(new HubAndSpokes(first.hub(), bySpoke));
    }

    private static String missing(ResourceVersion version, @Nullable ResourceVersion hub) {
        Class<?> type = version.type();
        return type == null
                ? "give the version a class, which converters work on, or do not declare it"
                : "add a bean that implements dev.annex.api.Converter<" + type.getName() + ", "
                        + (hub == null || hub.type() == null ? "…" : hub.type().getName()) + ">";
    }

    /** Objects of native kinds are not pruned: what one version has and the other has not would be shown in both. */
    private static void checkAlike(List<ResourceVersion> versions) {
        for (ResourceVersion version : versions) {
            ResourceVersion first = versions.get(0);
            Map<String, String> fields = SchemaFields.of(version.definition().schema());
            if (version.nativeType()
                    && !fields.equals(SchemaFields.of(first.definition().schema()))) {
                throw new DeclarationException(
                        "versions " + first.name() + " and " + version.name() + " of " + kind(versions)
                                + " have different fields, and there is no converter",
                        missing(version, first));
            }
        }
    }

    private static String kind(List<ResourceVersion> versions) {
        return versions.get(0).kind().groupKind();
    }

    private static String text(Spoke spoke) {
        return spoke.converter().getClass().getName();
    }

    /** The version that all others are converted to and from. */
    String hub() {
        return hub;
    }

    /** The converter between a version and the hub. */
    Spoke spoke(String version) {
        Spoke spoke = spokes.get(version);
        if (spoke == null) {
            throw new IllegalArgumentException("unknown version " + version + "; known are " + hub + " and "
                    + spokes.keySet().stream().sorted().collect(Collectors.joining(", ")));
        }
        return spoke;
    }
}
