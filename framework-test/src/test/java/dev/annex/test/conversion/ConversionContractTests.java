package dev.annex.test.conversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.annex.api.FieldErrors;
import dev.annex.api.FieldPath;
import dev.annex.api.Validator;
import dev.annex.scheme.ApiGroup;
import dev.annex.test.conversion.Crates.Crate;
import dev.annex.test.conversion.Crates.CrateConverter;
import dev.annex.test.conversion.Crates.OldCrate;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;

/** The contract, held against converters that lose something, which it has to find. */
class ConversionContractTests {

    private record Contract(List<Object> code, Set<String> lost, BiConsumer<HasMetadata, Random> adaptation) {

        Map<String, String> run() {
            return results(new ConversionContract() {

                @Override
                protected List<ApiGroup> groups() {
                    return List.of(new Crates());
                }

                @Override
                protected List<Object> userCode() {
                    return code;
                }

                @Override
                protected void adapt(HasMetadata object, Random random) {
                    adaptation.accept(object, random);
                }

                @Override
                protected Set<String> mayLose(String resource, String from, String by) {
                    return resource.equals("crates.crates.example.com") && by.equals("v1beta1") ? lost : Set.of();
                }
            });
        }
    }

    private static Contract contract(Object... code) {
        return new Contract(List.of(code), Set.of(), (object, random) -> {});
    }

    private static Contract losing(Consumer<OldCrate> loss) {
        return contract(new CrateConverter() {
            @Override
            void lose(OldCrate spoke) {
                loss.accept(spoke);
            }
        });
    }

    /** What the tests of a contract say, by their names: nothing if they pass. */
    private static Map<String, String> results(ConversionContract contract) {
        Map<String, String> results = new LinkedHashMap<>();
        contract.conversions().flatMap(ConversionContractTests::tests).forEach(test -> {
            try {
                test.getExecutable().execute();
                results.put(test.getDisplayName(), "");
            } catch (Throwable e) {
                results.put(test.getDisplayName(), String.valueOf(e.getMessage()));
            }
        });
        return results;
    }

    private static Stream<DynamicTest> tests(DynamicNode node) {
        return node instanceof DynamicContainer container
                ? container.getChildren().flatMap(ConversionContractTests::tests)
                : Stream.of((DynamicTest) node);
    }

    @Test
    void passesWhatLosesNothing() {
        assertThat(contract(new CrateConverter()).run())
                .containsOnlyKeys(
                        "every field of v1",
                        "v1 by way of its class and back",
                        "v1 by way of v1beta1 and back",
                        "every field of v1beta1",
                        "v1beta1 by way of v1 and back",
                        "v1beta1 by way of its class and back")
                .allSatisfy((name, result) -> assertThat(result).as(name).isEmpty());
    }

    @Test
    void findsALostFieldAndShowsItInTheSmallestObject() {
        Map<String, String> results =
                losing(spoke -> spoke.getSpec().code = null).run();

        assertThat(results.get("v1 by way of v1beta1 and back"))
                .contains("crates.crates.example.com: objects of v1 do not come back the same by way of v1beta1")
                .containsPattern("  spec.code: \"[A-Z]{2}-[0-9]+\" became nothing")
                .containsPattern("\"spec\":\\{\"label\":\"x\",\"code\":\"[A-Z]{2}-[0-9]+\",\"sealed\":true}}")
                .contains("as v1beta1 has it:")
                .containsPattern("Seed [0-9]+; -Dannex.seed=[0-9]+ repeats it");
        assertThat(results.get("v1beta1 by way of v1 and back")).contains("spec.code: ");
        assertThat(results.get("every field of v1")).isEmpty();
    }

    @Test
    void findsNumbersThatAreCutOff() {
        assertThat(losing(spoke -> {
                            Long weight = spoke.getSpec().weight;
                            spoke.getSpec().weight = weight == null ? null : (long) weight.intValue();
                        })
                        .run()
                        .get("v1 by way of v1beta1 and back"))
                .containsPattern("spec.weight: -?[0-9]{10,} became -?[0-9]+");
    }

    @Test
    void findsElementsEntriesAndLettersThatGetLost() {
        assertThat(losing(spoke -> {
                            var parts = spoke.getSpec().parts;
                            spoke.getSpec().parts = parts == null || parts.size() < 2 ? parts : parts.subList(0, 1);
                        })
                        .run()
                        .get("v1 by way of v1beta1 and back"))
                .contains("spec.parts[1]: {\"name\":");
        assertThat(losing(spoke -> {
                            var places = spoke.getSpec().places;
                            if (places != null) {
                                places.keySet().removeIf(key -> key.startsWith("schl"));
                            }
                        })
                        .run()
                        .get("v1 by way of v1beta1 and back"))
                .contains("spec.places.schlüssel.");
        assertThat(losing(spoke -> {
                            String label = spoke.getSpec().label;
                            spoke.getSpec().label = label == null ? null : label.replaceAll("[^\\u0000-\\uffff]", "?");
                        })
                        .run()
                        .get("v1 by way of v1beta1 and back"))
                .contains("spec.label: ");
    }

    @Test
    void findsLostLabelsAndAnnotations() {
        assertThat(losing(spoke -> spoke.getMetadata().getLabels().clear())
                        .run()
                        .get("v1beta1 by way of v1 and back"))
                .contains("metadata.labels: ");
        assertThat(losing(spoke -> spoke.getMetadata().getAnnotations().clear())
                        .run()
                        .get("v1 by way of v1beta1 and back"))
                .contains("metadata.annotations.note is not in v1beta1");
    }

    @Test
    void reportsWhatConvertersThrow() {
        assertThat(losing(spoke -> {
                            if ("B".equals(spoke.getSpec().grade)) {
                                throw new IllegalStateException("there is no B");
                            }
                        })
                        .run()
                        .get("v1 by way of v1beta1 and back"))
                .contains("from v1 to v1beta1 failed: there is no B")
                .contains("\"grade\":\"B\"");
    }

    @Test
    void toleratesWhatMayGetLost() {
        CrateConverter lossy = new CrateConverter() {
            @Override
            void lose(OldCrate spoke) {
                spoke.getSpec().parts = null;
            }
        };
        Map<String, String> results = new Contract(List.of(lossy), Set.of("spec.parts"), (object, random) -> {}).run();
        assertThat(results.get("v1 by way of v1beta1 and back")).isEmpty();
        assertThat(results.get("v1beta1 by way of v1 and back")).contains("spec.parts");
    }

    /** A rule that nothing random meets: what it guards would go untested, unless objects are adapted to it. */
    @Test
    void wantsEveryFieldTested() {
        Validator<Crate> rule = new OnlyOneCode();
        CrateConverter converter = new CrateConverter();
        assertThat(contract(converter, rule).run().get("every field of v1"))
                .contains("no valid object of crates.crates.example.com v1 has [spec.code]")
                .contains("Override adapt");

        BiConsumer<HasMetadata, Random> adaptation = (object, random) -> {
            if (object instanceof Crate crate && crate.getSpec().code != null) {
                crate.getSpec().code = "XY-42";
            } else if (object instanceof OldCrate crate && crate.getSpec().code != null) {
                crate.getSpec().code = "XY-42";
            }
        };
        assertThat(new Contract(List.of(converter, rule), Set.of(), adaptation)
                        .run()
                        .values())
                .allMatch(String::isEmpty);
    }

    @Test
    void isTheSameEveryTime() {
        Consumer<OldCrate> loss = spoke -> spoke.getSpec().grade = null;
        assertThat(losing(loss).run()).isEqualTo(losing(loss).run());
    }

    @Test
    void wantsAGroup() {
        ConversionContract contract = new ConversionContract() {
            @Override
            protected List<ApiGroup> groups() {
                return List.of();
            }
        };
        assertThatThrownBy(contract::conversions).hasMessageContaining("run mvn annex:generate");
    }

    /** Takes one code alone. */
    private static final class OnlyOneCode implements Validator<Crate> {

        @Override
        public void validateCreate(Crate crate, FieldErrors errors) {
            String code = crate.getSpec().code;
            if (code != null && !code.equals("XY-42")) {
                errors.invalid(FieldPath.of("spec").child("code"), code, "is not the one");
            }
        }
    }
}
