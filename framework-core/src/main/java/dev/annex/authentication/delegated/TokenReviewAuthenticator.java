package dev.annex.authentication.delegated;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.authentication.AuthenticationException;
import dev.annex.authentication.TokenAuthenticator;
import dev.annex.codec.Json;
import dev.annex.delegated.Reviews;
import dev.annex.request.UserInfo;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Asks the cluster whose a bearer token is (Z-07); those of service accounts are known no other way (Z-09). */
public final class TokenReviewAuthenticator implements TokenAuthenticator {

    private static final String PATH = "/apis/authentication.k8s.io/v1/tokenreviews";

    private final Reviews reviews;
    private final List<String> audiences;

    /**
     * Asks by way of these reviews.
     *
     * @param audiences for whom a token has to be meant; empty for the cluster's own API server
     */
    public TokenReviewAuthenticator(Reviews reviews, List<String> audiences) {
        this.reviews = reviews;
        this.audiences = List.copyOf(audiences);
    }

    @Override
    public Mono<UserInfo> authenticate(String token) {
        return reviews.status(PATH, review(token)).mapNotNull(this::user);
    }

    private ObjectNode review(String token) {
        ObjectNode review = Json.object();
        review.put("kind", "TokenReview").put("apiVersion", "authentication.k8s.io/v1");
        ObjectNode spec = review.putObject("spec").put("token", token);
        if (!audiences.isEmpty()) {
            audiences.forEach(spec.putArray("audiences")::add);
        }
        return review;
    }

    private @Nullable UserInfo user(JsonNode status) {
        if (!status.path("authenticated").asBoolean()) {
            String error = status.path("error").asText();
            if (!error.isEmpty()) {
                throw new AuthenticationException(error);
            }
            return null;
        }
        if (!audiences.isEmpty() && Collections.disjoint(audiences, texts(status.path("audiences")))) {
            throw new AuthenticationException("the token is meant for others than " + audiences);
        }
        JsonNode user = status.path("user");
        Map<String, List<String>> extra = new LinkedHashMap<>();
        user.path("extra").properties().forEach(fact -> extra.put(fact.getKey(), texts(fact.getValue())));
        return new UserInfo(
                user.path("username").asText(), user.path("uid").asText(), texts(user.path("groups")), extra);
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
