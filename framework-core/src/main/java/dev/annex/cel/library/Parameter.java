package dev.annex.cel.library;

import com.google.common.primitives.UnsignedLong;
import dev.annex.cel.value.Timestamp;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.TypeParamType;
import dev.cel.common.values.CelByteString;
import java.time.Duration;
import java.util.List;

/**
 * What a function takes: a type to the compiler, a class at run time.
 *
 * @param type the CEL type
 * @param javaClass the class of its values
 */
record Parameter<T>(CelType type, Class<T> javaClass) {

    static final Parameter<String> STRING = new Parameter<>(SimpleType.STRING, String.class);
    static final Parameter<Long> INT = new Parameter<>(SimpleType.INT, Long.class);
    static final Parameter<Boolean> BOOL = new Parameter<>(SimpleType.BOOL, Boolean.class);
    static final Parameter<UnsignedLong> UINT = new Parameter<>(SimpleType.UINT, UnsignedLong.class);
    static final Parameter<Double> DOUBLE = new Parameter<>(SimpleType.DOUBLE, Double.class);
    static final Parameter<Duration> DURATION = new Parameter<>(SimpleType.DURATION, Duration.class);
    static final Parameter<Timestamp> TIMESTAMP = new Parameter<>(SimpleType.TIMESTAMP, Timestamp.class);
    static final Parameter<CelByteString> BYTES = new Parameter<>(SimpleType.BYTES, CelByteString.class);
    static final Parameter<Object> ANY = new Parameter<>(TypeParamType.create("A"), Object.class);

    @SuppressWarnings("rawtypes") // a class cannot say what is in its lists
    static Parameter<List> list(CelType elements) {
        return new Parameter<>(ListType.create(elements), List.class);
    }
}
