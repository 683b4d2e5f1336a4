package dev.annex.deploy;

import io.fabric8.kubernetes.api.model.APIService;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Waits until the cluster finds a server's APIServices available, and tells meanwhile why it does not. */
final class Availability {

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final KubernetesClient client;
    private final Manifests manifests;
    private final Consumer<String> progress;
    private final Map<String, String> told = new LinkedHashMap<>();

    Availability(KubernetesClient client, Manifests manifests, Consumer<String> progress) {
        this.client = client;
        this.manifests = manifests;
        this.progress = progress;
    }

    /**
     * Waits for so long.
     *
     * @throws DeployException if that was not long enough, with the reasons
     */
    void await(Duration timeout) {
        long end = System.nanoTime() + timeout.toNanos();
        List<String> missing = look();
        while (!missing.isEmpty()) {
            if (System.nanoTime() - end >= 0) {
                throw new DeployException(
                        "Not available after " + timeout.toSeconds() + " s:\n  " + String.join("\n  ", missing),
                        advice(),
                        null);
            }
            pause();
            missing = look();
        }
    }

    /** What is not as it should be; what has changed since the last look is told. */
    private List<String> look() {
        List<String> missing = new ArrayList<>();
        for (APIService apiService : manifests.apiServices()) {
            String name = apiService.getMetadata().getName();
            String reason = Conditions.unavailable(client, name).orElse("");
            tell("APIService " + name, reason.isEmpty() ? "available" : reason);
            if (!reason.isEmpty()) {
                missing.add("APIService " + name + ": " + reason);
            }
        }
        if (!missing.isEmpty()) {
            manifests
                    .server()
                    .ifPresent(deployment -> Conditions.pods(client, deployment).forEach(trouble -> {
                        tell(trouble, "");
                        missing.add(trouble);
                    }));
        }
        return missing;
    }

    private void tell(String subject, String state) {
        if (!state.equals(told.put(subject, state))) {
            progress.accept(state.isEmpty() ? subject : subject + ": " + state);
        }
    }

    private String advice() {
        return manifests
                .server()
                .map(deployment -> "See kubectl -n " + deployment.getMetadata().getNamespace() + " logs deployment/"
                        + deployment.getMetadata().getName() + " and kubectl describe apiservice.")
                .orElse("See kubectl describe apiservice.");
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_AGAIN.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeployException("Interrupted while waiting.", "", e);
        }
    }
}
