package dev.annex.storage.etcd;

import dev.annex.storage.StorageException;
import io.etcd.jetcd.ByteSequence;
import io.etcd.jetcd.Client;
import io.etcd.jetcd.ClientBuilder;
import io.etcd.jetcd.maintenance.StatusResponse;
import io.netty.handler.ssl.SslContextBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes clients, and looks at what they are connected to. */
final class EtcdConnection {

    private static final Logger LOG = LoggerFactory.getLogger(EtcdConnection.class);

    private static final Duration KEEPALIVE = Duration.ofSeconds(30);
    private static final Duration KEEPALIVE_PATIENCE = Duration.ofSeconds(10);

    private static final Duration OTHERS_PATIENCE = Duration.ofMillis(500);

    private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+)\\.(\\d+).*");

    private EtcdConnection() {}

    static Client connect(EtcdSettings settings) {
        ClientBuilder builder = Client.builder()
                .endpoints(settings.endpoints().toArray(String[]::new))
                .maxInboundMessageSize(Integer.MAX_VALUE)
                .keepaliveTime(KEEPALIVE)
                .keepaliveTimeout(KEEPALIVE_PATIENCE)
                .keepaliveWithoutCalls(true)
                .connectTimeout(settings.timeout())
                .interceptor(new CallDeadline(settings.timeout()));
        EtcdSettings.Login login = settings.login();
        if (login != null) {
            builder.user(bytes(login.username())).password(bytes(login.password()));
        }
        if (settings.secure()) {
            try {
                builder.sslContext(context -> apply(settings.tls(), context));
            } catch (SSLException | IllegalArgumentException e) {
                throw new StorageException(
                        "cannot use the files of annex.storage.etcd.tls: " + e
                                + "; they have to be PEM, the key in PKCS#8",
                        e);
            }
        }
        return builder.build();
    }

    private static void apply(EtcdSettings.@Nullable Tls tls, SslContextBuilder context) {
        if (tls == null) {
            return;
        }
        if (tls.caFile() != null) {
            context.trustManager(tls.caFile().toFile());
        }
        if (tls.certFile() != null && tls.keyFile() != null) {
            context.keyManager(tls.certFile().toFile(), tls.keyFile().toFile());
        }
    }

    private static ByteSequence bytes(String text) {
        return ByteSequence.from(text, StandardCharsets.UTF_8);
    }

    /** Waits until a member answers, and gives whether their progress notifications can be relied upon. */
    static boolean check(Client client, EtcdSettings settings) {
        Set<String> versions = versions(client, settings);
        if (versions.stream().allMatch(EtcdConnection::reliable)) {
            return true;
        }
        LOG.info(
                "etcd {} at {} may tell of progress before it tells of events (fixed in 3.4.25 and 3.5.8), so that marks"
                        + " are written instead",
                String.join(", ", versions),
                String.join(", ", settings.endpoints()));
        return false;
    }

    /** The versions of the members that answer; of those that are down or slow while another one answers, nothing. */
    private static Set<String> versions(Client client, EtcdSettings settings) {
        List<CompletableFuture<StatusResponse>> asked = settings.endpoints().stream()
                .map(client.getMaintenanceClient()::statusMember)
                .toList();
        Set<String> versions = new TreeSet<>();
        StorageException failure = new StorageException("no endpoints");
        try {
            oneOf(asked).get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            failure = EtcdFailures.of(settings.endpoints(), "read the version", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StorageException("interrupted while connecting to etcd", e);
        }
        for (CompletableFuture<StatusResponse> each : asked) {
            try {
                versions.add(each.get(OTHERS_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                        .getVersion());
            } catch (ExecutionException | TimeoutException e) {
                LOG.debug("a member does not tell its version: {}", e.toString());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StorageException("interrupted while connecting to etcd", e);
            }
        }
        if (versions.isEmpty()) {
            throw failure;
        }
        return versions;
    }

    /** Completes with the first that succeeds, or when all have failed. */
    private static CompletableFuture<Void> oneOf(List<CompletableFuture<StatusResponse>> asked) {
        CompletableFuture<Void> one = new CompletableFuture<>();
        asked.forEach(each -> {
            var unused = each.thenRun(() -> one.complete(null));
        });
        var unused = CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new))
                .whenComplete((all, failure) -> {
                    if (failure != null) {
                        one.completeExceptionally(failure);
                    }
                });
        return one;
    }

    static boolean reliable(String version) {
        Matcher matcher = VERSION.matcher(version);
        if (!matcher.matches()) {
            return true;
        }
        int major = Integer.parseInt(matcher.group(1));
        int minor = Integer.parseInt(matcher.group(2));
        int patch = Integer.parseInt(matcher.group(3));
        return major > 3 || minor > 5 || (minor == 5 && patch >= 8) || (minor == 4 && patch >= 25);
    }
}
