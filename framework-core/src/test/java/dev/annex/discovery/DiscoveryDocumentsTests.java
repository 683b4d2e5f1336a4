package dev.annex.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.annex.api.Verb;
import dev.annex.codec.Json;
import dev.annex.meta.GroupVersion;
import dev.annex.openapi.ShipDefinitions;
import dev.annex.openapi.WardleDefinitions;
import dev.annex.scheme.ResourceDefinition;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiscoveryDocumentsTests {

    private static final String ALL_VERBS =
            "['create','delete','deletecollection','get','list','patch','update','watch']";

    private final DiscoveryDocuments wardle = DiscoveryDocuments.of(WardleDefinitions.all(), ":7443");
    private final DiscoveryDocuments ships = DiscoveryDocuments.of(List.of(ShipDefinitions.ships()), ":7443");

    @Test
    void groupListHasNoApiVersion_D03() {
        assertThat(wardle.groupList())
                .isEqualTo(json("{'kind':'APIGroupList','groups':[{'name':'wardle.example.com','versions':["
                        + "{'groupVersion':'wardle.example.com/v1beta1','version':'v1beta1'},"
                        + "{'groupVersion':'wardle.example.com/v1alpha1','version':'v1alpha1'}],"
                        + "'preferredVersion':{'groupVersion':'wardle.example.com/v1beta1','version':'v1beta1'},"
                        + "'serverAddressByClientCIDRs':[{'clientCIDR':'0.0.0.0/0','serverAddress':':7443'}]}]}"));
    }

    @Test
    void groupHasNoServerAddress_D04() {
        JsonNode group = wardle.group("wardle.example.com").orElseThrow();
        assertThat(fields(group)).containsExactly("kind", "apiVersion", "name", "versions", "preferredVersion");
        assertThat(wardle.group("nope.example.com")).isEmpty();
    }

    /** The hashes are those that sample-apiserver answers. */
    @Test
    void resourceListIsSortedAndHashed_D05_D08() {
        assertThat(wardle.resourceList(GroupVersion.parse("wardle.example.com/v1alpha1"))
                        .orElseThrow())
                .isEqualTo(json("""
                    {'kind':'APIResourceList','apiVersion':'v1','groupVersion':'wardle.example.com/v1alpha1',
                     'resources':[
                      {'name':'fischers','singularName':'fischer','namespaced':false,'kind':'Fischer',
                       'verbs':%1$s,'storageVersionHash':'YS5qRiSxzNM='},
                      {'name':'flunders','singularName':'flunder','namespaced':true,'kind':'Flunder',
                       'verbs':%1$s,'storageVersionHash':'UHqNx5H3K7A='}]}
                    """.formatted(ALL_VERBS)));
        assertThat(wardle.resourceList(GroupVersion.parse("wardle.example.com/v9")))
                .isEmpty();
    }

    @Test
    void subresourcesFollowTheirResource_D06() {
        JsonNode resources = ships.resourceList(GroupVersion.parse("harbor.example.com/v1"))
                .orElseThrow()
                .path("resources");
        assertThat(resources.path(0).path("shortNames")).isEqualTo(json("['sh']"));
        assertThat(resources.path(0).path("categories")).isEqualTo(json("['all','fleet']"));
        assertThat(resources.path(1))
                .isEqualTo(json("{'name':'ships/scale','singularName':'','namespaced':true,'group':'autoscaling',"
                        + "'version':'v1','kind':'Scale','verbs':['get','patch','update']}"));
        assertThat(resources.path(2))
                .isEqualTo(json("{'name':'ships/status','singularName':'','namespaced':true,'kind':'Ship',"
                        + "'verbs':['get','patch','update']}"));
    }

    @Test
    void aggregatedListLeavesTheImpliedGroupOfNativeKindsEmpty_D12() {
        JsonNode versions = Json.parse(wardle.aggregated().bytes()).at("/items/0/versions");
        assertThat(versions.path(0).path("version").asText()).isEqualTo("v1beta1");
        assertThat(versions.path(1)).isEqualTo(json("""
            {'version':'v1alpha1','freshness':'Current','resources':[
              {'resource':'fischers','responseKind':{'group':'','version':'','kind':'Fischer'},
               'scope':'Cluster','singularResource':'fischer','verbs':%1$s},
              {'resource':'flunders','responseKind':{'group':'','version':'','kind':'Flunder'},
               'scope':'Namespaced','singularResource':'flunder','verbs':%1$s}]}
            """.formatted(ALL_VERBS)));
    }

    @Test
    void aggregatedListNamesTheKindsOfCustomResources_D12() {
        JsonNode ship = Json.parse(ships.aggregated().bytes()).at("/items/0/versions/0/resources/0");
        assertThat(ship.path("responseKind"))
                .isEqualTo(json("{'group':'harbor.example.com','version':'v1','kind':'Ship'}"));
        assertThat(ship.path("subresources"))
                .isEqualTo(json("[{'subresource':'scale','responseKind':"
                        + "{'group':'autoscaling','version':'v1','kind':'Scale'},'verbs':['get','patch','update']},"
                        + "{'subresource':'status','responseKind':"
                        + "{'group':'harbor.example.com','version':'v1','kind':'Ship'},"
                        + "'verbs':['get','patch','update']}]"));
    }

    @Test
    void groupsAreRegisteredInOneOrderAndAggregatedInAnother_D03_D13() {
        DiscoveryDocuments both = DiscoveryDocuments.of(
                List.of(WardleDefinitions.flunders(), ShipDefinitions.ships(), WardleDefinitions.fischers()), ":1");
        assertThat(both.groupList().path("groups").findValuesAsText("name"))
                .containsExactly("wardle.example.com", "harbor.example.com");
        assertThat(Json.parse(both.aggregated().bytes())
                        .at("/items/0/metadata/name")
                        .asText())
                .isEqualTo("harbor.example.com");
    }

    @Test
    void subresourcesServeOnlyWhatTheResourceServes() {
        ResourceDefinition ship = ShipDefinitions.ships();
        ResourceDefinition readOnly = new ResourceDefinition(
                ship.group(), ship.names(), true, EnumSet.of(Verb.GET, Verb.LIST), ship.behaviour(), ship.versions());
        JsonNode resources = DiscoveryDocuments.of(List.of(readOnly), "")
                .resourceList(GroupVersion.parse("harbor.example.com/v1"))
                .orElseThrow()
                .path("resources");
        assertThat(resources.findValues("verbs"))
                .containsExactly(json("['get','list']"), json("['get']"), json("['get']"));
    }

    @Test
    void entityTagIsTheHashInUpperCase_D11() {
        assertThat(wardle.aggregated().etag()).matches("\"[0-9A-F]{128}\"");
        assertThat(EncodedDocument.of(Json.object()).hash()).startsWith("27C74670ADB75075");
    }

    private static JsonNode json(String singleQuoted) {
        return Json.parse(singleQuoted.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> fields(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
