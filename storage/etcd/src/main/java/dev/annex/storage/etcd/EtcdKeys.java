package dev.annex.storage.etcd;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.annex.storage.Entry;
import dev.annex.storage.KeyOrder;
import io.etcd.jetcd.ByteSequence;
import io.etcd.jetcd.KeyValue;
import java.util.Arrays;

/**
 * Turns keys into etcd's, and back.
 *
 * @param prefix what stands before every key
 */
record EtcdKeys(String prefix) {

    /** As the beginning of a range the least key, as its end no end. */
    private static final String MARK = "//";

    private static final ByteSequence ZERO = ByteSequence.from(new byte[1]);

    ByteSequence key(String key) {
        return ByteSequence.from(prefix + key, UTF_8);
    }

    ByteSequence from(String keyPrefix, String start) {
        ByteSequence from = key(KeyOrder.UTF8.compare(start, keyPrefix) > 0 ? start : keyPrefix);
        return from.isEmpty() ? ZERO : from;
    }

    /** The first key beyond all that begin with a prefix. */
    ByteSequence end(String keyPrefix) {
        byte[] end = key(keyPrefix).getBytes();
        for (int last = end.length - 1; last >= 0; last--) {
            if (end[last] != (byte) 0xff) {
                end[last]++;
                return ByteSequence.from(Arrays.copyOf(end, last + 1));
            }
        }
        return ZERO;
    }

    /**
     * Where marks are put that tell a watch of a prefix how far it has come: among the keys that it watches, and, as no
     * part of an object's key is empty, none of them.
     */
    ByteSequence mark(String keyPrefix) {
        return key(keyPrefix + MARK);
    }

    /** Whether a key is that of a mark. */
    static boolean isMark(ByteSequence key) {
        byte[] bytes = key.getBytes();
        int last = bytes.length - 1;
        return last > 0 && bytes[last] == '/' && bytes[last - 1] == '/';
    }

    /** The key right after one. */
    static ByteSequence after(ByteSequence key) {
        return key.concat(ZERO);
    }

    String name(ByteSequence key) {
        return key.toString(UTF_8).substring(prefix.length());
    }

    Entry entry(KeyValue found) {
        return new Entry(name(found.getKey()), found.getValue().getBytes(), found.getModRevision());
    }
}
