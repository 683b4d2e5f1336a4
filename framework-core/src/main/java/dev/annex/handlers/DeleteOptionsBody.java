package dev.annex.handlers;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.codec.RequestBody;
import dev.annex.http.Exchange;
import dev.annex.request.DeleteOptions;
import dev.annex.status.Failures;
import java.util.List;
import org.springframework.http.HttpHeaders;

/** Where the options of a deletion come from: the body if there is one, else the query (L-40). */
final class DeleteOptionsBody {

    private DeleteOptionsBody() {}

    static DeleteOptions decode(Exchange exchange, Target target, byte[] body) {
        if (body.length == 0) {
            return DeleteOptions.fromQuery(exchange.parameters());
        }
        String contentType = exchange.header(HttpHeaders.CONTENT_TYPE);
        RequestBody.checkMediaType(contentType);
        ObjectNode options =
                RequestBody.decode(body, contentType, "DeleteOptions").tree();
        String kind = options.path("kind").asText("DeleteOptions");
        String apiVersion = options.path("apiVersion").asText("v1");
        boolean known = List.of("v1", "meta.k8s.io/v1", "meta.k8s.io/v1beta1").contains(apiVersion)
                || apiVersion.startsWith(target.groupResource().group() + "/");
        if (!known) {
            throw Failures.badRequest("no kind \"" + kind + "\" is registered for version \"" + apiVersion + "\"");
        }
        if (!kind.equals("DeleteOptions")) {
            throw Failures.badRequest("decoded object cannot be converted to DeleteOptions");
        }
        return DeleteOptions.fromBody(options);
    }
}
