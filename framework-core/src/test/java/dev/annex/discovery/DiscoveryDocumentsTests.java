package dev.annex.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.annex.api.Verb;
import dev.annex.codec.Json;
import dev.annex.meta.GroupVersion;
import dev.annex.meta.GroupVersionKind;
import dev.annex.openapi.ShipDefinitions;
import dev.annex.openapi.WardleDefinitions;
import dev.annex.schema.Schema;
import dev.annex.scheme.Behaviour;
import dev.annex.scheme.ResourceDefinition;
import dev.annex.scheme.ResourceNames;
import dev.annex.scheme.VersionDefinition;
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
        assertThat(resources.path(0).path("verbs"))
                .isEqualTo(json("['delete','deletecollection','get','list','patch','create','update','watch']"));
        assertThat(resources.path(2))
                .isEqualTo(json("{'name':'ships/scale','singularName':'','namespaced':true,'group':'autoscaling',"
                        + "'version':'v1','kind':'Scale','verbs':['get','patch','update']}"));
        assertThat(resources.path(1))
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
                .isEqualTo(json("[{'subresource':'status','responseKind':"
                        + "{'group':'harbor.example.com','version':'v1','kind':'Ship'},'verbs':['get','patch','update']},"
                        + "{'subresource':'scale','responseKind':"
                        + "{'group':'autoscaling','version':'v1','kind':'Scale'},"
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

    /** A cluster-scoped kind with an irregular plural in five versions, of which one is stored and one not served. */
    private static ResourceDefinition geese() {
        List<VersionDefinition> versions = new ArrayList<>();
        for (String name : List.of("v1alpha1", "v2alpha1", "v1beta1", "v1", "v2")) {
            versions.add(new VersionDefinition(
                    name,
                    !name.equals("v2"),
                    name.equals("v1beta1"),
                    name.equals("v1alpha1"),
                    "",
                    Schema.ANYTHING,
                    List.of(),
                    List.of(),
                    name.equals("v1"),
                    null));
        }
        return new ResourceDefinition(
                "farm.example.com",
                new ResourceNames("Goose", "GooseList", "geese", "goose", List.of("gs"), List.of("all", "birds")),
                false,
                EnumSet.of(Verb.GET, Verb.LIST, Verb.WATCH),
                new Behaviour(false, true, true, true, true),
                versions);
    }

    @Test
    void versionsAreInTheirOrderWhateverTheDeclarations_D13() {
        DiscoveryDocuments farm = DiscoveryDocuments.of(List.of(geese()), "");
        JsonNode group = farm.group("farm.example.com").orElseThrow();
        assertThat(group.path("versions").findValuesAsText("version"))
                .containsExactly("v1", "v1beta1", "v2alpha1", "v1alpha1");
        assertThat(group.path("preferredVersion").path("version").asText()).isEqualTo("v1");
        assertThat(Json.parse(farm.aggregated().bytes()).at("/items/0/versions").findValuesAsText("version"))
                .startsWith("v1")
                .doesNotContain("v2");
        assertThat(farm.resourceList(GroupVersion.parse("farm.example.com/v2"))).isEmpty();
    }

    @Test
    void namesVerbsAndScopeAreThoseDeclared_D06_D07() {
        DiscoveryDocuments farm = DiscoveryDocuments.of(List.of(geese()), "");
        assertThat(farm.resourceList(GroupVersion.parse("farm.example.com/v1alpha1"))
                        .orElseThrow()
                        .path("resources"))
                .isEqualTo(json("[{'name':'geese','singularName':'goose','namespaced':false,'kind':'Goose',"
                        + "'verbs':['get','list','watch'],'shortNames':['gs'],'categories':['all','birds'],"
                        + "'storageVersionHash':'"
                        + StorageVersionHash.of(new GroupVersionKind("farm.example.com", "v1beta1", "Goose")) + "'}]"));
        JsonNode aggregated = Json.parse(farm.aggregated().bytes()).at("/items/0/versions/3/resources/0");
        assertThat(aggregated)
                .isEqualTo(json("{'resource':'geese','responseKind':{'group':'farm.example.com','version':'v1alpha1',"
                        + "'kind':'Goose'},'scope':'Cluster','singularResource':'goose',"
                        + "'verbs':['get','list','watch'],'shortNames':['gs'],'categories':['all','birds']}"));
    }

    /** The hash tells clients when stored objects change their form, whichever version they look at. */
    @Test
    void everyVersionShowsTheHashOfTheStorageVersion_D08() {
        DiscoveryDocuments farm = DiscoveryDocuments.of(List.of(geese()), "");
        for (String version : List.of("v1", "v1beta1", "v2alpha1", "v1alpha1")) {
            assertThat(farm.resourceList(GroupVersion.parse("farm.example.com/" + version))
                            .orElseThrow()
                            .at("/resources/0/storageVersionHash")
                            .asText())
                    .isEqualTo(StorageVersionHash.of(new GroupVersionKind("farm.example.com", "v1beta1", "Goose")));
        }
    }

    /** A status is served where the version declares one. */
    @Test
    void subresourcesAreThoseOfTheVersion_D06() {
        DiscoveryDocuments farm = DiscoveryDocuments.of(List.of(geese()), "");
        assertThat(farm.resourceList(GroupVersion.parse("farm.example.com/v1"))
                        .orElseThrow()
                        .path("resources")
                        .findValuesAsText("name"))
                .containsExactly("geese", "geese/status");
        assertThat(farm.resourceList(GroupVersion.parse("farm.example.com/v1beta1"))
                        .orElseThrow()
                        .path("resources")
                        .findValuesAsText("name"))
                .containsExactly("geese");
    }

    @Test
    void groupsOfOneServerKeepTheirVersionsApart_D03() {
        DiscoveryDocuments both = DiscoveryDocuments.of(List.of(geese(), ShipDefinitions.ships()), "");
        assertThat(both.groupList().at("/groups/0/versions")).hasSize(4);
        assertThat(both.groupList().at("/groups/1/versions")).hasSize(1);
        assertThat(both.resourceList(GroupVersion.parse("harbor.example.com/v1beta1")))
                .isEmpty();
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
