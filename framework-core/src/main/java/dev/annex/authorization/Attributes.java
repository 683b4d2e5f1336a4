package dev.annex.authorization;

import dev.annex.request.RequestInfo;
import dev.annex.request.UserInfo;
import java.util.stream.Stream;

/** What a decision depends on, and nothing else: the key under which it is remembered. */
record Attributes(
        UserInfo user,
        boolean resourceRequest,
        String verb,
        String group,
        String version,
        String namespace,
        String resource,
        String subresource,
        String name,
        String fieldSelector,
        String labelSelector,
        String path) {

    static Attributes of(UserInfo user, RequestInfo request) {
        return new Attributes(
                user,
                request.resourceRequest(),
                request.verb(),
                request.group(),
                request.version(),
                request.namespace(),
                request.resource(),
                request.subresource(),
                request.name(),
                request.fieldSelector(),
                request.labelSelector(),
                request.resourceRequest() ? "" : request.path());
    }

    /** How long those texts are that whoever asks can choose at will. */
    int size() {
        return Stream.of(
                        verb,
                        group,
                        version,
                        namespace,
                        resource,
                        subresource,
                        name,
                        fieldSelector,
                        labelSelector,
                        path)
                .mapToInt(String::length)
                .sum();
    }
}
