package dev.annex.boot;

import dev.annex.storage.StorageException;
import dev.annex.storage.transfer.Transfer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes an export to a file that is there only once it is complete, and that its owner alone can read. */
final class ExportFile {

    private ExportFile() {}

    static Transfer.Outcome write(Transfer transfer, Path file) {
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
