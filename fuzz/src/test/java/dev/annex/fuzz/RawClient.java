package dev.annex.fuzz;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/** A connection over which any bytes can be sent, whether they are HTTP or not, and that reads what comes back. */
final class RawClient implements Closeable {

    private final int port;
    private final Duration patience;
    private Socket socket = new Socket();
    private InputStream in = InputStream.nullInputStream();

    /**
     * A client that is not connected yet.
     *
     * @param patience how long the server may be silent
     */
    RawClient(int port, Duration patience) {
        this.port = port;
        this.patience = patience;
    }

    /**
     * An answer.
     *
     * @param code the HTTP status code
     * @param headers the headers, by their names in lower case; of several with a name the last
     * @param text the body, without its framing
     */
    record Answer(int code, Map<String, String> headers, String text) {

        String type() {
            return headers.getOrDefault("content-type", "");
        }

        boolean successful() {
            return code < 300;
        }
    }

    /** The answer to a whole request, sent over the connection of the last one if that is still open. */
    Answer ask(byte[] request, boolean bodiless) throws IOException {
        return ask(request, bodiless, 1).get(0);
    }

    /** The answers to requests that are sent without waiting for each of them. */
    List<Answer> askAll(List<byte[]> requests) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        requests.forEach(all::writeBytes);
        return ask(all.toByteArray(), false, requests.size());
    }

    private List<Answer> ask(byte[] requests, boolean bodiless, int count) throws IOException {
        boolean kept = socket.isConnected() && !socket.isClosed();
        try {
            return exchange(requests, bodiless, count);
        } catch (EOFException e) {
            if (!kept) {
                throw e;
            }
            // the server closed the connection after the last answer
            return exchange(requests, bodiless, count);
        }
    }

    /** After a failure nobody knows what the next bytes over the connection belong to. */
    private List<Answer> exchange(byte[] requests, boolean bodiless, int count) throws IOException {
        try {
            send(requests);
            List<Answer> answers = new ArrayList<>();
            while (answers.size() < count) {
                answers.add(read(bodiless));
            }
            return answers;
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    /** Sends bytes and waits for nothing. */
    void send(byte[] bytes) throws IOException {
        if (!socket.isConnected() || socket.isClosed()) {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout((int) patience.toMillis());
            in = new BufferedInputStream(socket.getInputStream());
        }
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException e) {
            throw (EOFException) new EOFException("the connection is closed").initCause(e);
        }
    }

    /** Reads the head of an answer, whose body is then left where it is. */
    Answer readHead() throws IOException {
        Answer head;
        do {
            String[] status = line().split(" ", 3);
            Map<String, String> headers = new TreeMap<>();
            for (String line = line(); !line.isEmpty(); line = line()) {
                int colon = line.indexOf(':');
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).trim());
            }
            head = new Answer(Integer.parseInt(status[1]), headers, "");
        } while (head.code() < 200 && head.code() != 101);
        return head;
    }

    private Answer read(boolean bodiless) throws IOException {
        return readBody(readHead(), bodiless);
    }

    /** Reads what comes after a head. */
    Answer readBody(Answer head, boolean bodiless) throws IOException {
        byte[] body;
        if (bodiless || head.code() == 204 || head.code() == 304 || head.code() < 200) {
            body = new byte[0];
        } else if (head.headers().getOrDefault("transfer-encoding", "").equals("chunked")) {
            body = chunks();
        } else if (head.headers().containsKey("content-length")) {
            int length = Integer.parseInt(head.headers().get("content-length"));
            body = bytes(length);
        } else {
            body = in.readAllBytes();
            close();
        }
        if (head.headers().getOrDefault("connection", "").equalsIgnoreCase("close") || head.code() == 101) {
            close();
        }
        boolean zipped = body.length > 0 && "gzip".equals(head.headers().get("content-encoding"));
        byte[] plain = zipped ? new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes() : body;
        return new Answer(head.code(), head.headers(), new String(plain, StandardCharsets.UTF_8));
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = size(); size > 0; size = size()) {
            body.writeBytes(bytes(size));
            line();
        }
        line();
        return body.toByteArray();
    }

    private int size() throws IOException {
        return Integer.parseInt(line().trim(), 16);
    }

    private byte[] bytes(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new IOException("the body ends after " + bytes.length + " of " + length + " bytes");
        }
        return bytes;
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the connection is closed");
            }
            if (c != '\r') {
                line.write(c);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    /** Says that nothing more will be sent. */
    void finish() throws IOException {
        socket.shutdownOutput();
    }

    /** Goes away at once, whatever is under way. */
    void reset() throws IOException {
        if (!socket.isClosed()) {
            socket.setSoLinger(true, 0);
        }
        close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
