package dev.annex.scheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.annex.schema.Schema;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ResourceDefinitionTests {

    private static VersionDefinition version(String name, boolean served, boolean storage, String warning) {
        return new VersionDefinition(
                name,
                served,
                storage,
                !warning.isEmpty(),
                warning.equals("default") ? "" : warning,
                Schema.ANYTHING,
                List.of(),
                List.of(),
                false,
                null);
    }

    private static ResourceDefinition boats(VersionDefinition... versions) {
        return new ResourceDefinition(
                "boats.example.com",
                new ResourceNames("Boat", "BoatList", "boats", "boat", List.of(), List.of()),
                true,
                Set.of(),
                new Behaviour(false, true, true, true, true),
                List.of(versions));
    }

    /** The successor is the best version that is served, not deprecated, and better than the one in use. */
    @Test
    void warnsOfDeprecatedVersions_R49() {
        VersionDefinition alpha = version("v1alpha1", true, false, "default");
        VersionDefinition beta = version("v1beta1", true, true, "default");
        VersionDefinition newerBeta = version("v1beta2", true, false, "");
        VersionDefinition unserved = version("v1", false, false, "");
        VersionDefinition worse = version("v2alpha1", true, false, "");

        assertThat(boats(alpha, beta, newerBeta, unserved).deprecationWarning(alpha))
                .contains("boats.example.com/v1alpha1 Boat is deprecated; use boats.example.com/v1beta2 Boat");
        assertThat(boats(alpha, beta, unserved).deprecationWarning(alpha))
                .contains("boats.example.com/v1alpha1 Boat is deprecated");
        assertThat(boats(beta, worse).deprecationWarning(beta))
                .contains("boats.example.com/v1beta1 Boat is deprecated");
        assertThat(boats(beta, newerBeta).deprecationWarning(newerBeta)).isEmpty();
    }

    @Test
    void warnsInTheWordsOfTheDeclaration_R49() {
        VersionDefinition old = version("v1beta1", true, true, "leave it");
        assertThat(boats(old, version("v1", true, false, "")).deprecationWarning(old))
                .contains("leave it");
    }

    @Test
    void storesExactlyOneVersion() {
        assertThatThrownBy(() -> boats(version("v1", true, true, ""), version("v2", true, true, "")))
                .isInstanceOf(DeclarationException.class)
                .hasMessageContaining("boats.boats.example.com has 2 storage versions")
                .hasMessageContaining("@Version(storage = true) on one class");
        assertThatThrownBy(() -> boats(version("v1", true, false, ""))).hasMessageContaining("has 0 storage versions");
    }
}
