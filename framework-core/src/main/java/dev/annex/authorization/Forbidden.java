package dev.annex.authorization;

import dev.annex.meta.GroupResource;
import dev.annex.request.RequestInfo;
import dev.annex.request.UserInfo;
import dev.annex.status.Failures;
import dev.annex.status.GoQuote;
import dev.annex.status.StatusException;

/** What a user is told who may not do what a request asks (Z-24). */
public final class Forbidden {

    private Forbidden() {}

    /** The 403 for a request that was denied, for that reason, which may be empty. */
    public static StatusException failure(UserInfo user, RequestInfo request, String reason) {
        String sentence = escaped(sentence(user, request));
        return Failures.forbidden(
                new GroupResource(request.group(), request.resource()),
                request.name(),
                reason.isEmpty() ? sentence : sentence + ": " + reason);
    }

    private static String sentence(UserInfo user, RequestInfo request) {
        String who = "User " + GoQuote.quote(user.name()) + " cannot " + request.verb();
        if (!request.resourceRequest()) {
            return who + " path " + GoQuote.quote(request.path());
        }
        String resource =
                request.subresource().isEmpty() ? request.resource() : request.resource() + "/" + request.subresource();
        String what = who + " resource " + GoQuote.quote(resource) + " in API group " + GoQuote.quote(request.group());
        return request.namespace().isEmpty()
                ? what + " at the cluster scope"
                : what + " in the namespace " + GoQuote.quote(request.namespace());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
