package dev.annex.storage.sql;

import dev.annex.storage.StorageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Keeps other processes off a store, by a lock of the operating system on a file beside it; gone when the process ends,
 * however it ends.
 */
final class ProcessLock implements AutoCloseable {

    /** Beyond the text, so that others can read who holds the lock also where locks forbid reading. */
    private static final long LOCKED_BYTE = 1L << 40;

    private final FileChannel channel;

    private ProcessLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Takes the lock that belongs to the store's file. */
    static ProcessLock of(Path file) {
        Path lockFile = file(file);
        FileChannel channel = null;
        try {
            channel = FileChannel.open(
                    lockFile, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
            if (lock == null) {
                channel.close();
                throw inUse(file, "another process" + holder(lockFile));
            }
            byte[] pid = (ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII);
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(pid), 0);
            return new ProcessLock(channel);
        } catch (OverlappingFileLockException e) {
            close(channel, e);
            throw inUse(file, "this process, which has opened it already");
        } catch (IOException e) {
            close(channel, e);
            throw new StorageException(
                    "cannot write " + lockFile + ", the lock of the store " + file + ": " + e
                            + "; the folder has to be writable for the server's user and on a local disk",
                    e);
        }
    }

    static Path file(Path store) {
        return store.resolveSibling(store.getFileName() + ".lock");
    }

    private static StorageException inUse(Path file, String holder) {
        return new StorageException("the store " + file + " is in use by " + holder
                + "; stop it first, or give this server a file of its own with annex.storage.embedded.path."
                + " Where several replicas have to share a store, use etcd or PostgreSQL");
    }

    private static String holder(Path lockFile) throws IOException {
        String pid = Files.readString(lockFile, StandardCharsets.US_ASCII).trim();
        return pid.isEmpty() ? "" : " (pid " + pid + ")";
    }

    private static void close(@Nullable FileChannel channel, Exception cause) {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                cause.addSuppressed(e);
            }
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new StorageException("cannot release the lock of the store", e);
        }
    }
}
