package dev.annex.codec;

import com.fasterxml.jackson.databind.node.DecimalNode;
import java.io.Serial;
import java.math.BigDecimal;

/** A real zero with its sign: decimals have none, but rules and errors see it. What is written is nothing but 0. */
final class NegativeZero extends DecimalNode {

    static final NegativeZero INSTANCE = new NegativeZero();

    @Serial
    private static final long serialVersionUID = 1L;

    private NegativeZero() {
        super(BigDecimal.ZERO);
    }

    @Override
    public double doubleValue() {
        return -0.0;
    }

    @Override
    public String asText() {
        return "-0";
    }

    @Serial
    private Object readResolve() {
        return INSTANCE;
    }
}
