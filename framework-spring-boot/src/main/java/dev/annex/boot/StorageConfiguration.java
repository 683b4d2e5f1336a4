package dev.annex.boot;

import dev.annex.boot.AnnexProperties.History;
import dev.annex.storage.Compactor;
import dev.annex.storage.Storage;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

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
        return Compactor.start(storage, history.keep(), history.revisions(), bytes(storage, history.size()));
    }

    private static long bytes(Storage storage, @Nullable DataSize size) {
        if (size == null) {
            return Compactor.MOST_BYTES;
        }
        if (storage.written().isEmpty()) {
            throw new WrongSettingException(
                    "annex.storage.history.size is " + size + ", and the store is one that other servers may write to,"
                            + " so that none of them knows its size.",
                    "Limit annex.storage.history.keep and annex.storage.history.revisions instead.");
        }
        if (size.toBytes() < 1) {
            throw new WrongSettingException(
                    "annex.storage.history.size is " + size + ": too short to page or to watch.",
                    "Keep some megabytes at least, better the default: 256MB.");
        }
        return size.toBytes();
    }

    @Bean
    StorageAdministration annexStorageAdministration(AnnexProperties properties, Storage storage) {
        return new StorageAdministration(storage, StorageOpening.keyPrefix(properties.storage()));
    }
}
