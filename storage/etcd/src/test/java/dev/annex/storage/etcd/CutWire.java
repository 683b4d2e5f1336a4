package dev.annex.storage.etcd;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What lies between a client and its server: it can be cut, or swallow the answers alone. */
final class CutWire implements AutoCloseable {

    private enum Mode {
        WHOLE,
        DEAF,
        CUT
    }

    private final ServerSocket listening;
    private final URI server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile Mode mode = Mode.WHOLE;

    private CutWire(ServerSocket listening, URI server) {
        this.listening = listening;
        this.server = server;
    }

    static CutWire to(String endpoint) throws IOException {
        ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        CutWire wire = new CutWire(listening, URI.create(endpoint));
        start(wire::accept);
        return wire;
    }

    String endpoint() {
        return "http://127.0.0.1:" + listening.getLocalPort();
    }

    /** From now on the server hears the client, and the client hears nothing before its connection breaks. */
    void swallowAnswers() {
        mode = Mode.DEAF;
    }

    /** Breaks all connections, and lets nobody make new ones. */
    void cut() {
        mode = Mode.CUT;
        closeAll();
    }

    /** Breaks what is left, and lets everything through again. */
    void mend() {
        closeAll();
        mode = Mode.WHOLE;
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "wire");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                open.add(client);
                if (mode == Mode.CUT) {
                    close(client);
                    continue;
                }
                Socket to = new Socket(server.getHost(), server.getPort());
                open.add(to);
                start(() -> copy(client, to, false));
                start(() -> copy(to, client, true));
            } catch (IOException e) {
                // of a connection that has come in vain; the client will try again
            }
        }
    }

    private void copy(Socket from, Socket to, boolean answers) {
        byte[] buffer = new byte[8192];
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (!answers || mode == Mode.WHOLE) {
                    out.write(buffer, 0, read);
                }
            }
        } catch (IOException e) {
            // the connection has been broken, as is this class's business
        } finally {
            close(from);
            close(to);
        }
    }

    private void closeAll() {
        open.forEach(this::close);
    }

    private void close(Socket socket) {
        open.remove(socket);
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException("a socket cannot be closed", e);
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        cut();
    }
}
