package dev.annex.authentication.delegated;

import com.fasterxml.jackson.databind.JsonNode;
import dev.annex.authentication.CertificateAuthorities;
import dev.annex.authentication.RequestHeaderConfig;
import dev.annex.codec.Json;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the cluster tells its extension servers about authentication (Z-03).
 *
 * @param clientAuthorities who issues users' certificates; null if the cluster does not say
 * @param requestHeader what the front proxy sends; null if the cluster does not say
 */
record ConfigMapContent(
        @Nullable CertificateAuthorities clientAuthorities,
        @Nullable RequestHeaderConfig requestHeader) {

    private static final String CLIENT_CA = "client-ca-file";
    private static final String PROXY_CA = "requestheader-client-ca-file";

    /**
     * Reads the data of the ConfigMap.
     *
     * @throws IllegalArgumentException if a value cannot be read, naming its key
     */
    static ConfigMapContent parse(Map<String, String> data) {
        CertificateAuthorities proxy = authorities(data, PROXY_CA);
        return new ConfigMapContent(
                authorities(data, CLIENT_CA),
                proxy == null
                        ? null
                        : new RequestHeaderConfig(
                                proxy,
                                texts(data, "requestheader-allowed-names"),
                                texts(data, "requestheader-username-headers"),
                                texts(data, "requestheader-uid-headers"),
                                texts(data, "requestheader-group-headers"),
                                texts(data, "requestheader-extra-headers-prefix")));
    }

    private static @Nullable CertificateAuthorities authorities(Map<String, String> data, String key) {
        String pem = data.getOrDefault(key, "");
        if (pem.isBlank()) {
            return null;
        }
        try {
            return CertificateAuthorities.parse(pem);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(key + ": " + e.getMessage(), e);
        }
    }

    private static List<String> texts(Map<String, String> data, String key) {
        String json = data.getOrDefault(key, "");
        if (json.isBlank()) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        try {
            JsonNode array = Json.parse(json.getBytes(StandardCharsets.UTF_8));
            for (JsonNode text : array) {
                texts.add(text.textValue());
            }
            if (array.isArray() && !texts.contains(null)) {
                return texts;
            }
        } catch (UncheckedIOException e) {
            throw new IllegalArgumentException(key + " is no JSON: " + json, e);
        }
        throw new IllegalArgumentException(key + " is no JSON array of strings: " + json);
    }
}
