package dev.annex.authorization;

import dev.annex.request.RequestInfo;
import dev.annex.request.UserInfo;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;

/**
 * Allows certain paths to everyone (Z-20). A path counts exactly, or as a beginning if it ends in a star; a resource's
 * path never counts.
 */
public final class AlwaysAllowPaths implements Authorizer {

    /** What a server allows where nothing else is said: its health, for probes without credentials. */
    public static final List<String> HEALTH = List.of("/healthz", "/readyz", "/livez");

    private final Set<String> exact;
    private final List<String> beginnings;

    /**
     * Allows these paths.
     *
     * @throws IllegalArgumentException if one has a star anywhere but at its end
     */
    public AlwaysAllowPaths(List<String> paths) {
        for (String path : paths) {
            int star = path.indexOf('*');
            if (star >= 0 && star < path.length() - 1) {
                throw new IllegalArgumentException("only trailing * allowed in \"" + path + "\"");
            }
        }
        this.exact = paths.stream()
                .filter(path -> !path.endsWith("*"))
                .map(AlwaysAllowPaths::relative)
                .collect(Collectors.toUnmodifiableSet());
        this.beginnings = paths.stream()
                .filter(path -> path.endsWith("*"))
                .map(path -> relative(path.substring(0, path.length() - 1)))
                .toList();
    }

    @Override
    public Mono<Decision> authorize(UserInfo user, RequestInfo request) {
        if (request.resourceRequest()) {
            return Mono.empty();
        }
        String path = relative(request.path());
        boolean allowed = exact.contains(path) || beginnings.stream().anyMatch(path::startsWith);
        return allowed ? Mono.just(Decision.allow()) : Mono.empty();
    }

    private static String relative(String path) {
        return path.startsWith("/") ? path.substring(1) : path;
    }
}
