package dev.annex.boot;

import dev.annex.storage.Compactor;
import dev.annex.storage.Storage;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Opens the store that the settings ask for, keeps its history short, and lets its operators reach it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({EncryptionProperties.class, CompactionProperties.class})
final class StorageConfiguration {

    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    Storage annexStorage(AnnexProperties properties, EncryptionProperties encryption) {
        return StorageOpening.open(properties.storage(), encryption);
    }

    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    Compactor annexCompactor(Storage storage, CompactionProperties settings) {
        return Compactor.start(storage, settings.keep(), settings.mostRevisions());
    }

    @Bean
    StorageAdministration annexStorageAdministration(AnnexProperties properties, Storage storage) {
        return new StorageAdministration(storage, StorageOpening.keyPrefix(properties.storage()));
    }
}
