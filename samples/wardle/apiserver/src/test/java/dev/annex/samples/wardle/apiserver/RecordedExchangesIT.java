package dev.annex.samples.wardle.apiserver;

import java.util.function.UnaryOperator;

/** Over HTTP/1.1, a connection for each request, as the reference was asked. */
class RecordedExchangesIT extends RecordedExchanges {

    RecordedExchangesIT() {
        super(UnaryOperator.identity());
    }
}
