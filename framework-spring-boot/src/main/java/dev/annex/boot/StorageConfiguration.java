package dev.annex.boot;

import dev.annex.boot.AnnexProperties.History;
import dev.annex.boot.AnnexProperties.Postgresql;
import dev.annex.boot.AnnexProperties.StorageSettings;
import dev.annex.storage.Compactor;
import dev.annex.storage.Storage;
import dev.annex.storage.StorageException;
import dev.annex.storage.memory.MemoryStorage;
import dev.annex.storage.sql.PostgresSettings;
import dev.annex.storage.sql.PostgresStorage;
import dev.annex.storage.sql.SqliteStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.ClassUtils;

/** Opens the store that the settings ask for, and keeps its history short. */
@Configuration(proxyBeanMethods = false)
final class StorageConfiguration {

    private static final String ETCD = "dev.annex.storage.etcd.EtcdStorage";

    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    Storage annexStorage(AnnexProperties properties) {
        StorageSettings settings = properties.storage();
        try {
            return switch (settings.type()) {
                case MEMORY -> new MemoryStorage();
                case EMBEDDED -> embedded(settings.embedded().path().toAbsolutePath());
                case ETCD -> etcd(settings);
                case POSTGRESQL -> postgresql(settings.postgresql());
            };
        } catch (IllegalArgumentException e) {
            throw new WrongSettingException(
                    "annex.storage.* cannot be used: " + e.getMessage(), "See the message; docs/storage.md has all.");
        }
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

    private static Storage embedded(Path file) {
        Path folder = file.getParent();
        if (folder != null) {
            try {
                Files.createDirectories(folder);
            } catch (IOException e) {
                throw new StorageException(
                        "the folder " + folder + " of annex.storage.embedded.path cannot be made: " + e, e);
            }
        }
        return SqliteStorage.open(file);
    }

    private static Storage etcd(StorageSettings settings) {
        if (!ClassUtils.isPresent(ETCD, StorageConfiguration.class.getClassLoader())) {
            throw new WrongSettingException(
                    "annex.storage.type is etcd, and the back end is not on the class path.",
                    "Add the dependency dev.annex:annex-storage-etcd, or write annex.storage.type=embedded.");
        }
        return EtcdOpening.open(settings.etcd());
    }

    private static Storage postgresql(Postgresql settings) {
        if (settings.url() == null) {
            throw new WrongSettingException(
                    "annex.storage.type is postgresql, and annex.storage.postgresql.url is not set.",
                    "Write annex.storage.postgresql.url=jdbc:postgresql://<host>:5432/<database>.");
        }
        return PostgresStorage.open(
                new PostgresSettings(settings.url(), settings.username(), settings.password(), settings.poolSize()));
    }
}
