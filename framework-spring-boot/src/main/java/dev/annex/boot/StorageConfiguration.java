package dev.annex.boot;

import dev.annex.boot.AnnexProperties.StorageSettings;
import dev.annex.storage.Storage;
import dev.annex.storage.memory.MemoryStorage;
import dev.annex.storage.sql.SqliteStorage;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Opens the store that the settings ask for. */
@Configuration(proxyBeanMethods = false)
final class StorageConfiguration {

    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    Storage annexStorage(AnnexProperties properties) {
        StorageSettings settings = properties.storage();
        return switch (settings.type()) {
            case MEMORY -> new MemoryStorage();
            case EMBEDDED -> SqliteStorage.open(settings.embedded().path());
            case ETCD, POSTGRESQL ->
                throw new WrongSettingException(
                        "annex.storage.type is " + settings.type() + ", which this version cannot open.",
                        "Write annex.storage.type=embedded or memory.");
        };
    }
}
