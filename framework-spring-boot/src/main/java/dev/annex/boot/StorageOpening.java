package dev.annex.boot;

import dev.annex.boot.AnnexProperties.Embedded;
import dev.annex.boot.AnnexProperties.Postgresql;
import dev.annex.boot.AnnexProperties.StorageSettings;
import dev.annex.storage.Storage;
import dev.annex.storage.StorageException;
import dev.annex.storage.memory.MemoryStorage;
import dev.annex.storage.sql.PostgresSettings;
import dev.annex.storage.sql.PostgresStorage;
import dev.annex.storage.sql.SqliteStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.ClassUtils;

/** Opens the store that the settings ask for, encrypted if they say so. */
final class StorageOpening {

    private static final Logger LOG = LoggerFactory.getLogger(StorageOpening.class);

    private static final String ETCD = "dev.annex.storage.etcd.EtcdStorage";

    private StorageOpening() {}

    static Storage open(StorageSettings settings, EncryptionProperties encryption) {
        if (!settings.prefix().startsWith("/") || settings.prefix().endsWith("/")) {
            throw new WrongSettingException(
                    "annex.storage.prefix is " + settings.prefix()
                            + ": it has to begin with a slash and not to end with" + " one.",
                    "Write annex.storage.prefix=/registry, or leave it out.");
        }
        try {
            return Encryption.of(encryption).apply(openBeneath(settings), keyPrefix(settings));
        } catch (IllegalArgumentException e) {
            throw new WrongSettingException(
                    "annex.storage.* cannot be used: " + e.getMessage(), "See the message; docs/storage.md has all.");
        }
    }

    /** What the keys of all objects begin with. */
    static String keyPrefix(StorageSettings settings) {
        return settings.prefix() + "/";
    }

    private static Storage openBeneath(StorageSettings settings) {
        return switch (settings.type()) {
            case MEMORY -> new MemoryStorage();
            case EMBEDDED -> embedded(settings.embedded());
            case ETCD -> etcd(settings);
            case POSTGRESQL -> postgresql(settings.postgresql());
        };
    }

    private static Storage embedded(Embedded settings) {
        Path file = settings.path().toAbsolutePath();
        makeFolder(file);
        Path backup = settings.restoreFrom();
        if (backup != null && Files.notExists(file)) {
            SqliteStorage.restore(backup.toAbsolutePath(), file);
            LOG.warn("the store {} was not there and has been restored from {}", file, backup);
        } else if (backup != null) {
            LOG.info("the store {} is there, so that {} is not restored", file, backup);
        }
        return SqliteStorage.open(file);
    }

    /** Makes the folder that the store stands in, if need be. */
    static void makeFolder(Path store) {
        Path folder = store.getParent();
        if (folder == null) {
            return;
        }
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new StorageException(
                    "the folder " + folder + " of annex.storage.embedded.path cannot be made: " + e, e);
        }
    }

    private static Storage etcd(StorageSettings settings) {
        if (!ClassUtils.isPresent(ETCD, StorageOpening.class.getClassLoader())) {
            throw new WrongSettingException(
                    "annex.storage.type is etcd, and the back end is not on the class path.",
                    "Add the dependency dev.annex:annex-storage-etcd, or write annex.storage.type=embedded.");
        }
        return EtcdOpening.open(settings.etcd(), keyPrefix(settings));
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
