package dev.annex.deploy;

import io.fabric8.kubernetes.api.model.APIService;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The objects that make a server part of a cluster.
 *
 * @param objects the objects in the order in which they have to be applied
 */
public record Manifests(List<HasMetadata> objects) {

    /** What others need comes first; APIServices come last, because from then on the cluster asks the server. */
    private static final List<String> ORDER = List.of(
            "Namespace",
            "CustomResourceDefinition",
            "ServiceAccount",
            "ClusterRole",
            "ClusterRoleBinding",
            "Role",
            "RoleBinding",
            "ConfigMap",
            "Secret",
            "PersistentVolumeClaim",
            "Service");

    private static final String TLS_VOLUME = "tls";

    /** Puts the objects in order. */
    public Manifests {
        objects = objects.stream()
                .sorted(Comparator.comparingInt(Manifests::position))
                .toList();
    }

    /**
     * Reads all YAML files of a folder.
     *
     * @throws IOException if one cannot be read
     * @throws DeployException if there are none, or one holds something else than objects
     */
    public static Manifests read(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.isDirectory(folder) ? Files.list(folder) : Stream.empty()) {
            files = all.filter(file -> file.toString().matches(".*\\.ya?ml"))
                    .sorted()
                    .toList();
        }
        if (files.isEmpty()) {
            throw new DeployException(
                    "There are no manifests in " + folder + ".", "Run mvn annex:generate, which writes them.", null);
        }
        List<HasMetadata> objects = new ArrayList<>();
        for (Path file : files) {
            objects.addAll(parse(file, Files.readString(file)));
        }
        return new Manifests(objects);
    }

    /** The APIServices among the objects. */
    public List<APIService> apiServices() {
        return only(APIService.class).toList();
    }

    /** The server's Deployment: the one that mounts a serving certificate; empty if there is none. */
    public Optional<Deployment> server() {
        return only(Deployment.class)
                .filter(deployment -> servingSecret(deployment).isPresent())
                .findFirst();
    }

    /** The name of the Secret with the serving certificate that a Deployment mounts; empty if it mounts none. */
    static Optional<String> servingSecret(Deployment deployment) {
        List<Volume> volumes = deployment.getSpec().getTemplate().getSpec().getVolumes();
        return volumes.stream()
                .filter(volume -> TLS_VOLUME.equals(volume.getName()) && volume.getSecret() != null)
                .map(volume -> volume.getSecret().getSecretName())
                .filter(Objects::nonNull)
                .findFirst();
    }

    private <T> Stream<T> only(Class<T> type) {
        return objects.stream().filter(type::isInstance).map(type::cast);
    }

    private static int position(HasMetadata object) {
        if (object instanceof APIService) {
            return Integer.MAX_VALUE;
        }
        int known = ORDER.indexOf(object.getKind());
        return known < 0 ? ORDER.size() : known;
    }

    private static List<HasMetadata> parse(Path file, String yaml) {
        Object parsed;
        try {
            parsed = new KubernetesSerialization().unmarshal(yaml);
        } catch (RuntimeException e) {
            throw new DeployException(file + " cannot be read: " + e.getMessage(), "", e);
        }
        Collection<?> all = parsed instanceof Collection<?> several ? several : List.of(parsed);
        List<HasMetadata> objects = new ArrayList<>();
        for (Object one : all) {
            if (!(one instanceof HasMetadata object)) {
                throw new DeployException(file + " holds something that is no Kubernetes object.", "", null);
            }
            objects.add(object);
        }
        return objects;
    }
}
