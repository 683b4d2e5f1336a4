package dev.annex;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The structure that ARCHITECTURE.md draws, held. */
class ArchitectureTests {

    /** The packages, floor by floor; a package may use those below, and those of its own floor without a cycle. */
    private static final List<Set<String>> FLOORS = List.of(
            Set.of("api"),
            Set.of("meta", "status", "validation", "selector", "request", "schema", "jsonpath", "pki"),
            Set.of(
                    "cel",
                    "codec",
                    "storage",
                    "scheme",
                    "paging",
                    "fieldmanager",
                    "patch",
                    "authentication",
                    "authorization",
                    "admission",
                    "serving",
                    "delegated"),
            Set.of("watchcache", "registry", "table"),
            Set.of("negotiation", "http", "metrics", "rendering", "watch", "discovery", "openapi"),
            Set.of("handlers", "filters"),
            Set.of("server"));

    private static final Pattern EMPTY_NAME =
            Pattern.compile(".+(Utils?|Helper|Manager|Impl|Processor|Wrapper|Common|Base)");

    private static final JavaClasses CLASSES =
            new ClassFileImporter(List.of(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)).importPackages("dev.annex");

    @Test
    void packagesHaveNoCycles() {
        slices().matching("dev.annex.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void everyPackageStandsOnAFloor() {
        Set<String> known = new TreeSet<>();
        FLOORS.forEach(known::addAll);
        Set<String> present = new TreeSet<>();
        CLASSES.forEach(type -> {
            if (!type.getPackageName().equals("dev.annex")) {
                present.add(type.getPackageName().split("\\.")[2]);
            }
        });
        assertThat(known).containsAll(present);
    }

    @Test
    void packagesUseOnlyLowerFloors() {
        for (int floor = 0; floor < FLOORS.size(); floor++) {
            List<String> above = new ArrayList<>();
            for (Set<String> higher : FLOORS.subList(floor + 1, FLOORS.size())) {
                higher.forEach(name -> above.add("dev.annex." + name + ".."));
            }
            if (!above.isEmpty()) {
                noClasses()
                        .that()
                        .resideInAnyPackage(packages(FLOORS.get(floor)))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(above.toArray(String[]::new))
                        .allowEmptyShould(true)
                        .check(CLASSES);
            }
        }
    }

    @Test
    void springStaysAboveTheRegistry() {
        noClasses()
                .that()
                .resideInAnyPackage(packages(
                        FLOORS.subList(0, 4).stream().flatMap(Set::stream).toList()))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..")
                .check(CLASSES);
    }

    @Test
    void theClusterClientStaysInItsPackages() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.annex..delegated..", "dev.annex.api..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("io.fabric8.kubernetes.client.KubernetesClient")
                .check(CLASSES);
    }

    @Test
    void nothingSwitchesSourcesBelowEvents() {
        noClasses()
                .should()
                .callMethod(Flux.class, "concat", Publisher[].class)
                .orShould()
                .callMethod(Flux.class, "concatWith", Publisher.class)
                .orShould()
                .callMethod(Mono.class, "concatWith", Publisher.class)
                .orShould()
                .callMethodWhere(target(name("writeAndFlushWith")))
                .because("FluxConcatArray (reactor-core 3.8.8), by which the server also ends each flushed group, loses"
                        + " demand that comes from another thread while it switches to its next source")
                .check(CLASSES);
    }

    @Test
    void namesSayWhatThingsAre() {
        assertThat(CLASSES.stream().map(type -> type.getSimpleName()).toList())
                .filteredOn(name -> EMPTY_NAME.matcher(name).matches() && !name.equals("FieldManager"))
                .isEmpty();
    }

    @Test
    void everyPackageIsExplained() {
        assertThat(CLASSES.getPackage("dev.annex").getSubpackagesInTree())
                .filteredOn(each -> !each.getClasses().isEmpty())
                .extracting(JavaPackage::getName)
                .allSatisfy(name -> assertThat(CLASSES.contain(name + ".package-info"))
                        .as(name)
                        .isTrue());
    }

    private static String[] packages(Iterable<String> names) {
        List<String> patterns = new ArrayList<>();
        names.forEach(name -> patterns.add("dev.annex." + name + ".."));
        return patterns.toArray(String[]::new);
    }
}
