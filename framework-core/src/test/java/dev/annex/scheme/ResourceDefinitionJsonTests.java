package dev.annex.scheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.annex.api.Verb;
import dev.annex.codec.Json;
import dev.annex.openapi.ShipDefinitions;
import dev.annex.openapi.WardleDefinitions;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResourceDefinitionJsonTests {

    @Test
    void readsWhatItWrites() {
        for (ResourceDefinition definition :
                List.of(ShipDefinitions.ships(), WardleDefinitions.flunders(), WardleDefinitions.fischers())) {
            ResourceDefinition read =
                    ResourceDefinitionJson.read(Json.parse(Json.bytes(ResourceDefinitionJson.write(definition))));
            assertThat(read)
                    .usingRecursiveComparison()
                    .ignoringFieldsOfTypes(dev.annex.schema.Schema.class)
                    .isEqualTo(definition);
            for (int i = 0; i < definition.versions().size(); i++) {
                assertThat(read.versions().get(i).schema().json())
                        .isEqualTo(definition.versions().get(i).schema().json());
            }
            assertThat(ResourceDefinitionJson.write(read)).isEqualTo(ResourceDefinitionJson.write(definition));
        }
    }

    @Test
    void keepsTheVerbs() {
        ResourceDefinition ship = ShipDefinitions.ships();
        ResourceDefinition readOnly = new ResourceDefinition(
                ship.group(), ship.names(), true, EnumSet.of(Verb.GET, Verb.LIST), ship.behaviour(), ship.versions());
        assertThat(ResourceDefinitionJson.read(ResourceDefinitionJson.write(readOnly))
                        .verbs())
                .containsExactlyInAnyOrder(Verb.GET, Verb.LIST);
    }

    @Test
    void saysWhatIsMissing() {
        assertThatThrownBy(() -> ResourceDefinitionJson.read(Json.object()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no text \"group\"");
    }
}
