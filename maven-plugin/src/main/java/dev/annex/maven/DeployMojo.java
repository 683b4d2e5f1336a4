package dev.annex.maven;

import dev.annex.delegated.Cluster;
import dev.annex.deploy.DeployException;
import dev.annex.deploy.Manifests;
import dev.annex.deploy.ServerDeployment;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.File;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Deploys the API server into the cluster of the current kubeconfig: generates the manifests, applies them, makes and
 * renews the serving certificate, and waits until the cluster's API includes the server's. The container image has to be
 * where the cluster can pull it from; name it with {@code -Dannex.image=…}.
 */
@Mojo(name = "deploy")
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
@SuppressWarnings("NullAway.Init") // Maven sets the fields
public final class DeployMojo extends AbstractMojo {

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    /** Where the manifests are. */
    @Parameter(property = "annex.deploy.manifests", defaultValue = "${project.build.directory}/annex/manifests")
    private File manifests;

    /** The kubeconfig; that of kubectl when not set. */
    @Parameter(property = "annex.deploy.kubeconfig")
    private @Nullable File kubeconfig;

    /** The kubeconfig's context; its current one when not set. */
    @Parameter(property = "annex.deploy.context")
    private @Nullable String context;

    /** How many seconds to wait until the server is available; 0 not to wait. */
    @Parameter(property = "annex.deploy.timeout", defaultValue = "180")
    private int timeout;

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        Modules.requireServer(session.getProjects());
        if (!Modules.isServer(project)) {
            return;
        }
        try (KubernetesClient client = Cluster.client(config())) {
            getLog().info("Deploying to " + client.getMasterUrl());
            Manifests all = Manifests.read(manifests.toPath());
            ServerDeployment deployment = new ServerDeployment(client, getLog()::info, Clock.systemUTC());
            deployment.apply(all);
            if (timeout > 0) {
                deployment.await(all, Duration.ofSeconds(timeout));
            }
        } catch (DeployException e) {
            throw new MojoFailureException(e.getMessage(), e);
        } catch (IOException e) {
            throw new MojoExecutionException("Cannot read the manifests: " + e.getMessage(), e);
        }
    }

    private Config config() throws MojoFailureException {
        if (kubeconfig == null) {
            return Config.autoConfigure(context);
        }
        if (!kubeconfig.canRead()) {
            throw new MojoFailureException("The kubeconfig " + kubeconfig + " does not exist or cannot be read");
        }
        return Config.fromKubeconfig(context, kubeconfig);
    }
}
