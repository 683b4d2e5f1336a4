package dev.annex.boot;

import dev.annex.boot.AnnexProperties.History;
import dev.annex.storage.Compactor;
import dev.annex.storage.Storage;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Opens the store that the settings ask for, keeps its history short, and lets its operators reach it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EncryptionProperties.class)
final class StorageConfiguration {

    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    Storage annexStorage(AnnexProperties properties, EncryptionProperties encryption) {
        return StorageOpening.open(properties.storage(), encryption);
    }

    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    Compactor annexCompactor(Storage storage, AnnexProperties properties) {
        History history = properties.storage().history();
        if (history.keep().compareTo(Duration.ofSeconds(1)) < 0 || history.revisions() < 1) {
            throw new WrongSettingException(
                    "annex.storage.history.keep is " + history.keep() + " and annex.storage.history.revisions is "
                            + history.revisions() + ": too short to page or to watch.",
                    "Keep a second and one revision at least, better the defaults: 5m and 250000.");
        }
        return Compactor.start(storage, history.keep(), history.revisions());
    }

    @Bean
    StorageAdministration annexStorageAdministration(AnnexProperties properties, Storage storage) {
        return new StorageAdministration(storage, StorageOpening.keyPrefix(properties.storage()));
    }
}
