package dev.annex.test.conversion;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.registry.ResourceVersion;
import dev.annex.schema.SchemaFields;
import dev.annex.scheme.ApiGroup;
import dev.annex.test.crash.Soak;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What holds of all versions of all kinds of a server: a valid object of one version comes back the same from every
 * other version, and from its class. To be extended by a class of the server's tests, in or above the package of its
 * converters; {@code annex:generate} writes such a class.
 *
 * <p>The objects are random, made from each version's schema by seeds that count up from 0, the same in every run;
 * {@code -Dannex.seed=17} runs one of them. Each certainly has another field of the schema, and a test of its own makes
 * sure that every field was there in some valid object, so that none goes untested because validation refuses it.
 */
public abstract class ConversionContract {

    private static final int ROUNDS = 200;
    private static final int SOAK_ROUNDS = 20_000;
    private static final int MOST_ROUNDS_FOR_FIELDS = 4_000;

    private final Map<String, List<Sample>> samples = new HashMap<>();

    private record Sample(long seed, ObjectNode object) {}

    /** The groups to check; by default all that generated code registers. */
    protected List<ApiGroup> groups() {
        return ServiceLoader.load(ApiGroup.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    /**
     * The converters, defaulters and validators; by default the components in this class's package and below, made
     * without the rest of the application. To be overridden where they are declared by bean methods.
     */
    protected List<Object> userCode() {
        return UserCodeScan.below(getClass().getPackageName());
    }

    /**
     * Changes a random object into one that validators let pass; by default not at all. To be overridden where fields
     * depend on each other in ways that the schema does not say.
     */
    protected void adapt(HasMetadata object, Random random) {}

    /**
     * The fields, such as {@code spec.ports[].name}, that an object of a version need not bring back from another; by
     * default none, because clients of the other version would delete them without knowing.
     *
     * @param resource the resource, such as {@code flunders.wardle.example.com}
     * @param from the version of the object
     * @param by the version that it is converted to and back from; the same one for its class
     */
    protected Set<String> mayLose(String resource, String from, String by) {
        return Set.of();
    }

    @TestFactory
    final Stream<DynamicNode> conversions() {
        List<ApiGroup> groups = groups();
        if (groups.isEmpty()) {
            throw new AssertionError("no API group is registered; run mvn annex:generate, or override groups()");
        }
        List<Object> userCode = userCode();
        BiConsumer<HasMetadata, Random> adaptation = this::adapt;
        return groups.stream()
                .flatMap(group -> group.resources().stream())
                .map(rest -> new ConvertibleKind(rest, userCode, adaptation))
                .map(kind -> DynamicContainer.dynamicContainer(kind.name(), tests(kind)));
    }

    private Stream<DynamicTest> tests(ConvertibleKind kind) {
        List<DynamicTest> tests = new ArrayList<>();
        for (ResourceVersion from : kind.versions()) {
            tests.add(DynamicTest.dynamicTest("every field of " + from.name(), () -> checkFields(kind, from)));
            for (ResourceVersion by : kind.versions()) {
                boolean itself = from.name().equals(by.name());
                if (!itself || from.type() != null) {
                    String way = itself ? "its class" : by.name();
                    tests.add(DynamicTest.dynamicTest(
                            from.name() + " by way of " + way + " and back", () -> check(kind, from, by)));
                }
            }
        }
        return tests.stream();
    }

    private void check(ConvertibleKind kind, ResourceVersion from, ResourceVersion by) {
        RoundTrip trip = new RoundTrip(kind, from, by, mayLose(kind.name(), from.name(), by.name()));
        samples(kind, from).forEach(sample -> trip.check(sample.object(), sample.seed()));
    }

    private void checkFields(ConvertibleKind kind, ResourceVersion version) {
        NavigableSet<String> missing =
                new TreeSet<>(SchemaFields.of(version.definition().schema()).keySet());
        for (Sample sample : samples(kind, version)) {
            ReachedFields.of(sample.object(), version.definition().schema()).forEach(missing::remove);
        }
        if (!missing.isEmpty() && Long.getLong("annex.seed") == null) {
            throw new AssertionError("no valid object of " + kind.name() + " " + version.name() + " has " + missing
                    + ", so nothing is known of their conversion."
                    + "\nOverride adapt(object, random) to give them values that validation lets pass.");
        }
    }

    private List<Sample> samples(ConvertibleKind kind, ResourceVersion version) {
        return samples.computeIfAbsent(
                kind.name() + "/" + version.name(),
                key -> seeds(version)
                        .mapToObj(seed -> new Sample(seed, kind.valid(version, seed)))
                        .toList());
    }

    private static LongStream seeds(ResourceVersion version) {
        Long only = Long.getLong("annex.seed");
        if (only != null) {
            return LongStream.of(only);
        }
        int fields = SchemaFields.of(version.definition().schema()).size();
        int rounds = Math.max(Soak.rounds(ROUNDS, SOAK_ROUNDS), Math.min(3 * fields, MOST_ROUNDS_FOR_FIELDS));
        return LongStream.range(0, rounds);
    }
}
