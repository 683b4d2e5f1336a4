package dev.annex.test.cluster;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A real etcd of one or more members on free ports of the loopback interface, whose members can be killed and started
 * again on what they had synced.
 */
public final class EtcdCluster implements AutoCloseable {

    private static final Duration TO_ELECT = Duration.ofSeconds(60);

    private final List<EtcdMember> members;

    private EtcdCluster(List<EtcdMember> members) {
        this.members = List.copyOf(members);
    }

    /**
     * Starts the etcd of {@code KUBEBUILDER_ASSETS}, or else the one on the {@code PATH}, and waits until it has a
     * leader. Aborts the test if there is none, but not on continuous integration.
     *
     * @param folder where the members keep their files
     */
    public static EtcdCluster start(Path folder, int size) {
        Path binary = EtcdProcess.binary();
        List<EtcdMember> members = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            members.add(new EtcdMember(binary, folder, "m" + i, KubeProcess.freePort(), KubeProcess.freePort()));
        }
        String peers = members.stream().map(EtcdMember::peer).collect(Collectors.joining(","));
        EtcdCluster cluster = new EtcdCluster(members);
        try {
            members.forEach(member -> member.start(peers));
            members.forEach(member -> Eventually.check(TO_ELECT, member::checkHealthy));
            return cluster;
        } catch (RuntimeException | AssertionError e) {
            cluster.close();
            throw e;
        }
    }

    /** The members' client URLs. */
    public List<String> endpoints() {
        return members.stream().map(EtcdMember::endpoint).toList();
    }

    /** Ends a member with SIGKILL. */
    public void kill(int member) {
        members.get(member).kill();
    }

    /** Starts a killed member again, and waits until it is in step with a leader. */
    public void restart(int member) {
        String peers = members.stream().map(EtcdMember::peer).collect(Collectors.joining(","));
        members.get(member).start(peers);
        Eventually.check(TO_ELECT, members.get(member)::checkHealthy);
    }

    @Override
    public void close() {
        members.forEach(EtcdMember::kill);
    }
}
