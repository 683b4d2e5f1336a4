package dev.annex.authorization.delegated;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.authorization.Authorizer;
import dev.annex.authorization.Decision;
import dev.annex.codec.Json;
import dev.annex.delegated.Reviews;
import dev.annex.request.RequestInfo;
import dev.annex.request.UserInfo;
import reactor.core.publisher.Mono;

/**
 * Asks the cluster whether a user may do something (Z-21). Where the cluster does not answer there is no decision, and
 * so no leave.
 */
public final class SubjectAccessReviewAuthorizer implements Authorizer {

    private static final String PATH = "/apis/authorization.k8s.io/v1/subjectaccessreviews";

    private final Reviews reviews;

    /** Asks by way of these reviews. */
    public SubjectAccessReviewAuthorizer(Reviews reviews) {
        this.reviews = reviews;
    }

    @Override
    public Mono<Decision> authorize(UserInfo user, RequestInfo request) {
        return reviews.status(PATH, review(user, request)).map(SubjectAccessReviewAuthorizer::decision);
    }

    private static Decision decision(JsonNode status) {
        boolean allowed = status.path("allowed").asBoolean();
        if (allowed && status.path("denied").asBoolean()) {
            throw new IllegalStateException("webhook subject access review returned both allow and deny response");
        }
        return allowed ? Decision.allow() : Decision.deny(status.path("reason").asText());
    }

    private static ObjectNode review(UserInfo user, RequestInfo request) {
        ObjectNode review = Json.object();
        review.put("kind", "SubjectAccessReview").put("apiVersion", "authorization.k8s.io/v1");
        ObjectNode spec = review.putObject("spec");
        if (request.resourceRequest()) {
            spec.set("resourceAttributes", resource(request));
        } else {
            spec.putObject("nonResourceAttributes").put("path", request.path()).put("verb", request.verb());
        }
        put(spec, "user", user.name());
        put(spec, "uid", user.uid());
        if (!user.groups().isEmpty()) {
            user.groups().forEach(spec.putArray("groups")::add);
        }
        if (!user.extra().isEmpty()) {
            ObjectNode extra = spec.putObject("extra");
            user.extra().forEach((key, values) -> values.forEach(extra.putArray(key)::add));
        }
        return review;
    }

    private static ObjectNode resource(RequestInfo request) {
        ObjectNode attributes = Json.object();
        put(attributes, "namespace", request.namespace());
        put(attributes, "verb", request.verb());
        put(attributes, "group", request.group());
        put(attributes, "version", request.version());
        put(attributes, "resource", request.resource());
        put(attributes, "subresource", request.subresource());
        put(attributes, "name", request.name());
        put(attributes, "fieldSelector", SelectorRequirements.fields(request.fieldSelector()));
        put(attributes, "labelSelector", SelectorRequirements.labels(request.labelSelector()));
        return attributes;
    }

    private static void put(ObjectNode attributes, String key, String value) {
        if (!value.isEmpty()) {
            attributes.put(key, value);
        }
    }

    private static void put(ObjectNode attributes, String key, ArrayNode requirements) {
        if (!requirements.isEmpty()) {
            attributes.putObject(key).set("requirements", requirements);
        }
    }
}
