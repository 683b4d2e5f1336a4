package dev.annex.authorization;

import dev.annex.request.RequestInfo;
import dev.annex.request.UserInfo;
import java.util.List;
import java.util.Map;

/** Requests and users of the tests of this package. */
final class Requests {

    static final UserInfo JANE = new UserInfo("jane", "", List.of("devs"), Map.of());

    private Requests() {}

    static RequestInfo path(String path) {
        return new RequestInfo(false, path, "get", "", "", "", "", "", "", "", List.of(), "", "");
    }

    static RequestInfo resource(String verb, String namespace, String resource, String subresource, String name) {
        return new RequestInfo(
                true,
                "/apis/wardle.example.com/v1alpha1/" + resource + "/" + name,
                verb,
                "apis",
                "wardle.example.com",
                "v1alpha1",
                namespace,
                resource,
                subresource,
                name,
                List.of(),
                "",
                "");
    }
}
