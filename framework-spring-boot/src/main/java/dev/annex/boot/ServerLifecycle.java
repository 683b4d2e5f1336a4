package dev.annex.boot;

import dev.annex.server.ApiServer;
import org.springframework.context.SmartLifecycle;

/** Ends the watches before the web server waits for its requests to end, which watches never do of themselves. */
final class ServerLifecycle implements SmartLifecycle {

    private final ApiServer server;
    private volatile boolean running;

    ServerLifecycle(ApiServer server) {
        this.server = server;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        server.stop();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }
}
