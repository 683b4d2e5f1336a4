package dev.annex.codec;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.status.Failures;
import dev.annex.status.StatusException;
import java.util.Arrays;

/**
 * A body in Kubernetes' protobuf (N-05): its envelope, and what is in it if that is of a kind that has protobuf and can
 * be sent to this server, of which there is one.
 *
 * @param apiVersion the version that it says to be of, empty if it does not say
 * @param kind the kind that it says to be, empty if it does not say
 * @param raw the message
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are handed through, never compared
record ProtobufBody(String apiVersion, String kind, byte[] raw) {

    private static final byte[] MAGIC = {'k', '8', 's', 0};

    /** What is known of an envelope while it is being read. */
    private static final class Envelope {

        private String apiVersion = "";
        private String kind = "";
        private byte[] raw = {};
    }

    /**
     * Opens an envelope.
     *
     * @throws MalformedBodyException if it is none
     */
    static ProtobufBody open(byte[] body) throws MalformedBodyException {
        if (body.length == 0) {
            throw new MalformedBodyException("empty data");
        }
        if (body.length < MAGIC.length || !Arrays.equals(MAGIC, Arrays.copyOf(body, MAGIC.length))) {
            throw new MalformedBodyException(
                    "provided data does not appear to be a protobuf message, expected prefix [107 56 115 0]");
        }
        if (body.length == MAGIC.length) {
            throw new MalformedBodyException("empty body");
        }
        Envelope envelope = new Envelope();
        ProtobufFields.read(Arrays.copyOfRange(body, MAGIC.length, body.length), (number, field) -> {
            if (number == 1) {
                ProtobufFields.read(field.bytes(), (part, text) -> {
                    envelope.apiVersion = part == 1 ? text.text() : envelope.apiVersion;
                    envelope.kind = part == 2 ? text.text() : envelope.kind;
                });
            } else if (number == 2) {
                envelope.raw = field.bytes();
            }
        });
        return new ProtobufBody(envelope.apiVersion, envelope.kind, envelope.raw);
    }

    /** What is said of an object of a kind that has no protobuf. */
    StatusException unreadable(String wanted) {
        String shown = kind.isEmpty() ? wanted : kind;
        String version = apiVersion.substring(apiVersion.indexOf('/') + 1);
        return Failures.cannotBeHandled(
                shown, version, wanted, Failures.noProtobuf(apiVersion, wanted).message());
    }

    /** The options of a deletion, as JSON says them. */
    ObjectNode deleteOptions() throws MalformedBodyException {
        ObjectNode options = Json.object();
        put(options, "apiVersion", apiVersion);
        put(options, "kind", kind);
        if (!kind.isEmpty() && !kind.equals("DeleteOptions")) {
            return options; // what is in it does not matter any more
        }
        ProtobufFields.read(raw, (number, value) -> {
            switch (number) {
                case 1 -> options.put("gracePeriodSeconds", value.number());
                case 2 -> preconditions(options.putObject("preconditions"), value.bytes());
                case 3 -> options.put("orphanDependents", value.number() != 0);
                case 4 -> options.put("propagationPolicy", value.text());
                case 5 -> options.withArray("/dryRun").add(value.text());
                default -> {}
            }
        });
        return options;
    }

    private static void preconditions(ObjectNode into, byte[] message) throws MalformedBodyException {
        ProtobufFields.read(
                message, (number, value) -> put(into, number == 1 ? "uid" : "resourceVersion", value.text()));
    }

    private static void put(ObjectNode object, String name, String text) {
        if (!text.isEmpty()) {
            object.put(name, text);
        }
    }
}
