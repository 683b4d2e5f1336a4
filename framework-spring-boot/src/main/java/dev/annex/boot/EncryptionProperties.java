package dev.annex.boot;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of encryption at rest; without keys nothing is encrypted.
 *
 * @param keys the keys, by name
 * @param writeKey the name of the key for what is written; empty to write plaintext
 * @param plaintextAllowed whether objects that are not encrypted may be read
 */
@ConfigurationProperties("annex.storage.encryption")
public record EncryptionProperties(
        @DefaultValue Map<String, Key> keys,
        @DefaultValue("") String writeKey,
        @DefaultValue("false") boolean plaintextAllowed) {

    /**
     * 32 random bytes in base64, in one of two places.
     *
     * @param file a file that holds them
     * @param value they themselves
     */
    public record Key(@Nullable Path file, @Nullable String value) {

        @Override
        public String toString() {
            return "Key[file=" + file + "]";
        }
    }
}
