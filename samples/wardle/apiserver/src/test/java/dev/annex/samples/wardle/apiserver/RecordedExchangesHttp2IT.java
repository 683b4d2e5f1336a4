package dev.annex.samples.wardle.apiserver;

import dev.annex.test.conformance.Target;

/** Over HTTP/2, one connection for all requests, as the aggregator and most clients ask. */
class RecordedExchangesHttp2IT extends RecordedExchanges {

    RecordedExchangesHttp2IT() {
        super(Target::overHttp2);
    }
}
