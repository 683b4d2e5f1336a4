package dev.annex.deploy;

import io.fabric8.kubernetes.api.model.APIService;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the cluster says of a server that it does not find available. */
final class Conditions {

    private Conditions() {}

    /** Why an APIService is not available; empty if it is. */
    static Optional<String> unavailable(KubernetesClient client, String name) {
        APIService found = client.apiServices().withName(name).get();
        if (found == null) {
            return Optional.of("it does not exist");
        }
        if (found.getStatus() == null) {
            return Optional.of("the cluster has not looked at it yet");
        }
        return found.getStatus().getConditions().stream()
                .filter(condition -> condition.getType().equals("Available"))
                .map(condition -> condition.getStatus().equals("True")
                        ? ""
                        : condition.getReason() + ": " + condition.getMessage())
                .findFirst()
                .or(() -> Optional.of("the cluster has not looked at it yet"))
                .filter(reason -> !reason.isEmpty());
    }

    /** What keeps the pods of a Deployment from being ready, each reason once; empty if nothing is known. */
    static List<String> pods(KubernetesClient client, Deployment deployment) {
        try {
            return client
                    .pods()
                    .inNamespace(deployment.getMetadata().getNamespace())
                    .withLabels(deployment.getSpec().getSelector().getMatchLabels())
                    .list()
                    .getItems()
                    .stream()
                    .flatMap(Conditions::troubles)
                    .distinct()
                    .toList();
        } catch (KubernetesClientException e) {
            return List.of("the pods cannot be looked at: " + e.getMessage());
        }
    }

    private static Stream<String> troubles(Pod pod) {
        if (pod.getStatus() == null) {
            return Stream.empty();
        }
        Stream<String> scheduling = pod.getStatus().getConditions().stream()
                .filter(condition -> condition.getType().equals("PodScheduled")
                        && condition.getStatus().equals("False"))
                .map(condition -> "a pod cannot be scheduled: " + condition.getMessage());
        return Stream.concat(
                scheduling, pod.getStatus().getContainerStatuses().stream().flatMap(Conditions::trouble));
    }

    private static Stream<String> trouble(ContainerStatus status) {
        return Stream.of(Optional.ofNullable(status.getState()), Optional.ofNullable(status.getLastState()))
                .flatMap(Optional::stream)
                .flatMap(state -> trouble(status.getName(), state));
    }

    private static Stream<String> trouble(String container, ContainerState state) {
        ContainerStateWaiting waiting = state.getWaiting();
        if (waiting != null && waiting.getReason() != null) {
            return Stream.of("container " + container + " waits: "
                    + Stream.of(waiting.getReason(), waiting.getMessage())
                            .filter(text -> text != null && !text.isEmpty())
                            .collect(Collectors.joining(": ")));
        }
        return state.getTerminated() == null
                ? Stream.empty()
                : Stream.of("container " + container + " ended with the exit code "
                        + state.getTerminated().getExitCode());
    }
}
