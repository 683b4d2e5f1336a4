package dev.annex.boot;

import dev.annex.codec.Json;
import dev.annex.schema.Schema;
import dev.annex.scheme.ApiGroup;
import dev.annex.scheme.Behaviour;
import dev.annex.scheme.ResourceDefinition;
import dev.annex.scheme.ResourceNames;
import dev.annex.scheme.RestStorage;
import dev.annex.scheme.VersionDefinition;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/** An application as a user writes one, with one group. */
@EnableAutoConfiguration
public class HarborApplication {

    @Bean
    ApiGroup harbor() {
        return new Harbor();
    }

    /** Starts it with arguments. */
    public static ConfigurableApplicationContext start(String... arguments) {
        return SpringApplication.run(HarborApplication.class, arguments);
    }

    /** The same without a group. */
    @EnableAutoConfiguration
    static class Empty {}

    private record Harbor() implements ApiGroup {

        private static final Schema SCHEMA =
                Schema.parse(Json.object().put("type", "object").put("x-kubernetes-preserve-unknown-fields", true));

        @Override
        public String name() {
            return "harbor.example.com";
        }

        @Override
        public List<RestStorage> resources() {
            VersionDefinition version =
                    new VersionDefinition("v1", true, true, false, "", SCHEMA, List.of(), List.of(), false, null);
            ResourceNames names = new ResourceNames("Ship", "ShipList", "ships", "ship", List.of(), List.of());
            Behaviour behaviour = new Behaviour(false, true, true, true, true);
            return List.of(new RestStorage(
                    new ResourceDefinition(name(), names, true, Set.of(), behaviour, List.of(version)), Map.of()));
        }
    }
}
