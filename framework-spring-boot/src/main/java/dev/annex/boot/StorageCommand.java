package dev.annex.boot;

import dev.annex.boot.AnnexProperties.StorageType;
import dev.annex.storage.Storage;
import dev.annex.storage.StorageException;
import dev.annex.storage.transfer.Transfer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
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
 * {@code import} or {@code verify}: moves all objects between its store and a file, says what it did, and ends.
 */
final class StorageCommand implements ApplicationListener<ApplicationPreparedEvent> {

    /** What can be asked for. */
    enum Verb {
        EXPORT,
        IMPORT,
        VERIFY;

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
        AnnexProperties settings = binder.bindOrCreate("annex", AnnexProperties.class);
        if (verb == Verb.IMPORT && settings.storage().type() == StorageType.MEMORY) {
            throw new WrongSettingException(
                    "annex.storage.import is set, and annex.storage.type is memory, which forgets everything.",
                    "Choose another annex.storage.type.");
        }
        EncryptionProperties encryption = binder.bindOrCreate("annex.storage.encryption", EncryptionProperties.class);
        try (Storage storage = StorageOpening.open(settings.storage(), encryption)) {
            Transfer transfer = new Transfer(storage, StorageOpening.keyPrefix(settings.storage()));
            return Optional.of(run(verb, transfer, file));
        }
    }

    private static String run(Verb verb, Transfer transfer, Path file) {
        return switch (verb) {
            case EXPORT -> {
                Transfer.Outcome done = export(transfer, file);
                yield "Exported " + done.entries() + " objects at revision " + done.revision() + " to " + file;
            }
            case IMPORT -> {
                Transfer.Outcome done = transfer.importFrom(file);
                yield "Imported " + done.entries() + " objects of revision " + done.revision() + " from " + file
                        + " and compared them; " + revisions(done);
            }
            case VERIFY -> {
                Transfer.Outcome done = transfer.compareWith(file);
                yield "The " + done.entries() + " objects in the store are those of " + file + "; " + revisions(done);
            }
        };
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

    private static Transfer.Outcome export(Transfer transfer, Path file) {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        if (Files.exists(file)) {
            throw new StorageException("the file " + file + " exists already; name a new one");
        }
        try {
            Files.deleteIfExists(part);
            PrivateFile.create(part);
            Transfer.Outcome done;
            try (OutputStream out = Files.newOutputStream(part, StandardOpenOption.WRITE)) {
                done = transfer.exportTo(out);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            return done;
        } catch (IOException e) {
            throw new StorageException("cannot write the export " + file + ": " + e, e);
        }
    }
}
