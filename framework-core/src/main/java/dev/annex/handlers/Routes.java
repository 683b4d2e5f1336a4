package dev.annex.handlers;

import dev.annex.api.Verb;
import dev.annex.http.Exchange;
import dev.annex.http.Route;
import dev.annex.meta.GroupVersion;
import dev.annex.scheme.ResourceDefinition;
import dev.annex.scheme.VersionDefinition;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What requests for resources are called by the server's meters (O-10). */
final class Routes {

    /** Kubernetes' own sentence, which says it of APIs that have a date to go. */
    private static final Pattern REMOVAL = Pattern.compile("unavailable in v(\\d+\\.\\d+)\\+");

    private Routes() {}

    /** Whether a version is deprecated, and when it goes; of custom resources nobody says when. */
    static Route.Deprecation deprecation(ResourceDefinition definition, VersionDefinition version) {
        return definition
                .deprecationWarning(version)
                .map(warning -> {
                    Matcher removal = REMOVAL.matcher(warning);
                    boolean known = !definition.behaviour().customResource() && removal.find();
                    return new Route.Deprecation(true, known ? removal.group(1) : "");
                })
                .orElse(Route.Deprecation.NONE);
    }

    /** The route of a request that one of the handlers gets. */
    static Route of(Exchange exchange, Target target, Verb verb, boolean watchPath, Route.Deprecation deprecation) {
        boolean custom = target.resource().definition().behaviour().customResource();
        boolean reads = verb == Verb.GET || verb == Verb.LIST;
        GroupVersion version = target.version().kind().groupVersion();
        return new Route(
                version.group(),
                version.version(),
                target.groupResource().resource(),
                target.subresource(),
                custom ? exchange.info().scope() : scope(target, verb),
                Route.API_SERVER,
                watchPath,
                // a list that is a watch is still a list to the router that custom resources do without
                reads || (!custom && !watchPath && verb == Verb.WATCH),
                deprecation);
    }

    private static String scope(Target target, Verb verb) {
        if (!target.name().isEmpty() || verb == Verb.CREATE) {
            return "resource";
        }
        return target.namespace().isEmpty() ? "cluster" : "namespace";
    }
}
