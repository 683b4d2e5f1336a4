package dev.annex.maven;

import java.io.File;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Runs the server as a process of its own, which never outlives this one. */
final class ServerProcess {

    private static final int TOKEN_BYTES = 24;
    private static final int SECONDS_TO_END = 70;

    private ServerProcess() {}

    /** Starts the server and returns its exit code when it ends; 0 if it was asked to end. */
    static int run(ServerCommand command, File folder) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command.line()).directory(folder).inheritIO();
        // Other users of the machine can see arguments, but not environments.
        builder.environment().putIfAbsent("ANNEX_STANDALONE_TOKEN", token());
        Process process = builder.start();
        AtomicBoolean asked = new AtomicBoolean();
        Thread ending = new Thread(
                () -> {
                    asked.set(true);
                    end(process);
                },
                "annex-run-end");
        Runtime.getRuntime().addShutdownHook(ending);
        try {
            int code = process.waitFor();
            return asked.get() ? 0 : code;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            end(process);
            return 0;
        }
    }

    private static String token() {
        byte[] bytes = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static void end(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
