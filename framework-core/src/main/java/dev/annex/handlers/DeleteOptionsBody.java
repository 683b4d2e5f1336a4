package dev.annex.handlers;

import dev.annex.codec.RequestBody;
import dev.annex.http.Exchange;
import dev.annex.request.DeleteOptions;
import org.springframework.http.HttpHeaders;

/** Where the options of a deletion come from: the body if there is one, else the query (L-40). */
final class DeleteOptionsBody {

    private DeleteOptionsBody() {}

    static DeleteOptions decode(Exchange exchange, Target target, byte[] body) {
        if (body.length == 0) {
            return DeleteOptions.fromQuery(exchange.parameters());
        }
        String contentType = exchange.header(HttpHeaders.CONTENT_TYPE);
        return DeleteOptions.fromBody(RequestBody.decodeDeleteOptions(body, contentType));
    }
}
