package dev.annex.boot;

import dev.annex.boot.AnnexProperties.StorageSettings;
import dev.annex.boot.AnnexProperties.StorageType;
import dev.annex.storage.Storage;
import dev.annex.storage.sql.SqliteStorage;
import dev.annex.storage.transfer.Transfer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.boot.context.event.ApplicationPreparedEvent;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/**
 * What the packaged server does instead of serving when it is started with one of {@code annex.storage.export},
 * {@code import}, {@code verify}, {@code backup} or {@code restore}, each a file: copies all objects, says what it did, and
 * ends.
 */
final class StorageCommand implements ApplicationListener<ApplicationPreparedEvent> {

    /** What can be asked for. */
    enum Verb {
        EXPORT,
        IMPORT,
        VERIFY,
        BACKUP,
        RESTORE;

        private String setting() {
            return "annex.storage." + name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public void onApplicationEvent(ApplicationPreparedEvent event) {
        run(event.getApplicationContext().getEnvironment()).ifPresent(done -> {
            System.out.println(done);
            System.exit(0);
        });
    }

    /** Does what is asked for and says what was done; empty if nothing is. */
    static Optional<String> run(Environment environment) {
        List<Verb> asked = Arrays.stream(Verb.values())
                .filter(verb -> !environment.getProperty(verb.setting(), "").isEmpty())
                .toList();
        if (asked.isEmpty()) {
            return Optional.empty();
        }
        if (asked.size() > 1) {
            throw new WrongSettingException(
                    asked.get(0).setting() + " and " + asked.get(1).setting() + " are both set.",
                    "Start the server once for each.");
        }
        Verb verb = asked.get(0);
        Path file = Path.of(environment.getProperty(verb.setting(), "")).toAbsolutePath();
        Binder binder = Binder.get(environment);
        StorageSettings settings =
                binder.bindOrCreate("annex", AnnexProperties.class).storage();
        check(verb, settings.type());
        return Optional.of(
                switch (verb) {
                    case BACKUP -> backup(settings.embedded().path(), file);
                    case RESTORE -> restore(settings.embedded().path(), file);
                    case EXPORT, IMPORT, VERIFY ->
                        transfer(
                                verb,
                                settings,
                                binder.bindOrCreate("annex.storage.encryption", EncryptionProperties.class),
                                file);
                });
    }

    private static void check(Verb verb, StorageType type) {
        if (verb == Verb.IMPORT && type == StorageType.MEMORY) {
            throw new WrongSettingException(
                    "annex.storage.import is set, and annex.storage.type is memory, which forgets everything.",
                    "Choose another annex.storage.type.");
        }
        if ((verb == Verb.BACKUP || verb == Verb.RESTORE) && type != StorageType.EMBEDDED) {
            throw new WrongSettingException(
                    verb.setting() + " is set, and annex.storage.type is "
                            + type.name().toLowerCase(Locale.ROOT) + ".",
                    "Only the embedded store is backed up this way; use the tools of the back end, or"
                            + " annex.storage.export and annex.storage.import.");
        }
    }

    private static String backup(Path store, Path file) {
        SqliteStorage.backup(store, file);
        return "Backed up the store " + store.toAbsolutePath() + " to " + file;
    }

    private static String restore(Path store, Path backup) {
        StorageOpening.makeFolder(store.toAbsolutePath());
        SqliteStorage.restore(backup, store);
        return "Restored the store " + store.toAbsolutePath() + " from " + backup
                + "; its resourceVersions go on far above those of the backup, so that clients list anew";
    }

    private static String transfer(Verb verb, StorageSettings settings, EncryptionProperties encryption, Path file) {
        try (Storage storage = StorageOpening.open(settings, encryption)) {
            Transfer transfer = new Transfer(storage, StorageOpening.keyPrefix(settings));
            return switch (verb) {
                case EXPORT -> {
                    Transfer.Outcome done = ExportFile.write(transfer, file);
                    yield "Exported " + done.entries() + " objects at revision " + done.revision() + " to " + file;
                }
                case IMPORT -> {
                    Transfer.Outcome done = transfer.importFrom(file);
                    yield "Imported " + done.entries() + " objects of revision " + done.revision() + " from " + file
                            + " and compared them; " + revisions(done);
                }
                default -> {
                    Transfer.Outcome done = transfer.compareWith(file);
                    yield "The " + done.entries() + " objects in the store are those of " + file + "; "
                            + revisions(done);
                }
            };
        }
    }

    private static String revisions(Transfer.Outcome done) {
        if (done.revisionsKept()) {
            return "they have the resourceVersions that they had";
        }
        return done.now() >= done.revision()
                ? "they have new resourceVersions, above the old ones or beside them: clients list anew"
                : "they have new resourceVersions, below the old ones (" + done.now() + " now, " + done.revision()
                        + " then): restart clients that watched the old store";
    }
}
