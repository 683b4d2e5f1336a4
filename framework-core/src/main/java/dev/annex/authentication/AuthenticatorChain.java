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
        return from(0, credentials, null);
    }

    private Mono<UserInfo> from(int index, Credentials credentials, @Nullable Throwable failure) {
        if (index == authenticators.size()) {
            return failure == null ? withoutCredentials : Mono.error(failure);
        }
        return asked(authenticators.get(index), credentials).materialize().flatMap(signal -> {
            UserInfo user = signal.get();
            if (user != null) {
                return Mono.just(authenticated(user));
            }
            Throwable thrown = signal.getThrowable();
            return from(index + 1, credentials, failure == null && thrown != null ? failure(thrown) : failure);
        });
    }

    private static Mono<UserInfo> asked(Authenticator authenticator, Credentials credentials) {
        try {
            return authenticator.authenticate(credentials);
        } catch (RuntimeException e) {
            return Mono.error(e);
        }
    }

    private static Throwable failure(Throwable e) {
        return e instanceof AuthenticationException
                ? e
                : new AuthenticationException("the credentials could not be checked: " + e, e);
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
