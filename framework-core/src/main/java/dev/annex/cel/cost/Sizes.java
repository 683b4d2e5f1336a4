package dev.annex.cel.cost;

import dev.annex.cel.library.KubernetesValue;
import dev.annex.cel.value.EvaluationException;
import dev.cel.common.values.CelByteString;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The sizes of values, by which functions that walk through them are charged. */
final class Sizes {

    static final double TRAVERSAL = 0.1;

    private Sizes() {}

    /** Characters, bytes or elements; 1 of anything else. */
    static long of(Object value) {
        if (value instanceof String text) {
            return text.codePointCount(0, text.length());
        }
        if (value instanceof List<?> list) {
            return list.size();
        }
        if (value instanceof Map<?, ?> map) {
            return map.size();
        }
        if (value instanceof CelByteString bytes) {
            return bytes.size();
        }
        if (value instanceof Optional<?> optional && optional.isPresent()) {
            return of(optional.get());
        }
        return value instanceof KubernetesValue known ? known.size() : 1;
    }

    /** What it costs to walk through so many characters. */
    static long traversal(long size) {
        return (long) Math.ceil((double) size * TRAVERSAL);
    }

    /** What it costs to walk through everything inside a value. */
    static long deep(Object value) {
        if (value instanceof String text) {
            return (long) (text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length * TRAVERSAL);
        }
        if (value instanceof CelByteString bytes) {
            return (long) (bytes.size() * TRAVERSAL);
        }
        long cost = 0;
        if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                int index = i;
                cost += inside(() -> list.get(index));
            }
            return cost;
        }
        if (value instanceof Map<?, ?> map) {
            for (Object key : map.keySet()) {
                cost += deep(key) + inside(() -> map.get(key));
            }
            return cost;
        }
        return 1;
    }

    /** A value that is of another type than its schema says is a failure for upstream, which has no inside. */
    private static long inside(Supplier<?> value) {
        try {
            return deep(value.get());
        } catch (EvaluationException e) {
            return 1;
        }
    }
}
