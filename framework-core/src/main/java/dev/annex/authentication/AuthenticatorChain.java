package dev.annex.authentication;

import dev.annex.request.UserInfo;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Authenticators tried in order. The first that knows the user wins; if none does and one failed, the failure counts,
 * so that wrong credentials are never taken for anonymous (Z-01). Who has authenticated is in the group
 * {@value UserInfo#AUTHENTICATED} (Z-06).
 */
public final class AuthenticatorChain implements Authenticator {

    private final List<Authenticator> authenticators;
    private final Mono<UserInfo> withoutCredentials;

    /** Tries these in that order; a request without credentials is anonymous if that is allowed, else unknown. */
    public AuthenticatorChain(List<Authenticator> authenticators, boolean anonymous) {
        this.authenticators = List.copyOf(authenticators);
        this.withoutCredentials = anonymous ? Mono.just(UserInfo.ANONYMOUS) : Mono.empty();
    }

    @Override
    public Mono<UserInfo> authenticate(Credentials credentials) {
        return from(0, credentials, null).map(AuthenticatorChain::authenticated).switchIfEmpty(withoutCredentials);
    }

    private Mono<UserInfo> from(int index, Credentials credentials, @Nullable Throwable failure) {
        if (index == authenticators.size()) {
            return failure == null ? Mono.empty() : Mono.error(failure);
        }
        return Mono.defer(() -> authenticators.get(index).authenticate(credentials))
                .map(user -> new Outcome(user, null))
                .onErrorResume(e -> Mono.just(new Outcome(null, failure(e))))
                .defaultIfEmpty(Outcome.NONE)
                .flatMap(outcome -> outcome.user() == null
                        ? from(index + 1, credentials, failure == null ? outcome.failure() : failure)
                        : Mono.just(outcome.user()));
    }

    private static Throwable failure(Throwable e) {
        return e instanceof AuthenticationException
                ? e
                : new AuthenticationException("the credentials could not be checked: " + e, e);
    }

    private record Outcome(
            @Nullable UserInfo user, @Nullable Throwable failure) {

        static final Outcome NONE = new Outcome(null, null);
    }

    private static UserInfo authenticated(UserInfo user) {
        if (user.inGroup(UserInfo.AUTHENTICATED)
                || user.inGroup(UserInfo.UNAUTHENTICATED)
                || user.name().equals(UserInfo.ANONYMOUS.name())) {
            return user;
        }
        List<String> groups = new ArrayList<>(user.groups());
        groups.add(UserInfo.AUTHENTICATED);
        return new UserInfo(user.name(), user.uid(), groups, user.extra());
    }
}
