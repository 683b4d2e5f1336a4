package dev.annex.boot;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * What Boot's own settings are where the application says nothing: the port and protocols of an API server, and in
 * standalone mode the loopback address, so that nothing is open to the network by accident.
 */
public final class AnnexDefaults implements EnvironmentPostProcessor {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        Map<String, Object> defaults = new HashMap<>();
        defaults.put("server.port", "8443");
        defaults.put("server.http2.enabled", "true");
        defaults.put("server.shutdown", "graceful");
        defaults.put("spring.main.banner-mode", "off");
        defaults.put("spring.lifecycle.timeout-per-shutdown-phase", "60s");
        String mode = environment.getProperty("annex.security.mode", "standalone");
        if (mode.equalsIgnoreCase("standalone")) {
            defaults.put("server.address", "127.0.0.1");
        }
        environment.getPropertySources().addLast(new MapPropertySource("annexDefaults", defaults));
    }
}
