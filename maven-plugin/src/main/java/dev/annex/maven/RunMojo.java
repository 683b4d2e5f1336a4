package dev.annex.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.artifact.DependencyResolutionRequiredException;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Runs the API server without a cluster: on the embedded store under {@code target/annex}, on the loopback address, for
 * whoever has the kubeconfig that it writes there. Ends when the server ends; Ctrl-C ends the server.
 */
@Mojo(name = "run", requiresDependencyResolution = ResolutionScope.RUNTIME)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
@SuppressWarnings("NullAway.Init") // Maven sets the fields
public final class RunMojo extends AbstractMojo {

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    /** Where the store and the kubeconfig are. */
    @Parameter(defaultValue = "${project.build.directory}/annex")
    private File directory;

    /** The server's main class; the module's only one when not set. */
    @Parameter(property = "annex.run.mainClass")
    private @Nullable String mainClass;

    /** The port; 0 for any that is free. */
    @Parameter(property = "annex.run.port", defaultValue = "8443")
    private int port;

    /** Further arguments for the Java runtime, such as those of a debugger. */
    @Parameter(property = "annex.run.jvmArguments", defaultValue = "")
    private @Nullable String jvmArguments;

    /** Further arguments for the server, such as {@code --logging.level.dev.annex=debug}. */
    @Parameter(property = "annex.run.arguments", defaultValue = "")
    private @Nullable String arguments;

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        Modules.requireServer(session.getProjects());
        if (!Modules.isServer(project)) {
            return;
        }
        try {
            Path folder = directory.toPath();
            Files.createDirectories(folder);
            ServerCommand command = new ServerCommand(
                    mainClass == null ? MainClass.find(project.getBuild().getOutputDirectory()) : mainClass,
                    project.getRuntimeClasspathElements(),
                    folder,
                    port,
                    ServerCommand.words(jvmArguments),
                    ServerCommand.words(arguments));
            announce(folder);
            int code = ServerProcess.run(command, project.getBasedir());
            if (code != 0) {
                throw new MojoFailureException(
                        "The API server ended with the exit code " + code + "; what it wrote above says why");
            }
        } catch (IOException | DependencyResolutionRequiredException e) {
            throw new MojoExecutionException("Cannot run the API server: " + e.getMessage(), e);
        }
    }

    private void announce(Path folder) throws IOException {
        Path definitions = Path.of(project.getBuild().getOutputDirectory(), "META-INF", "annex");
        getLog().info("When the server is ready, try:");
        KubectlLines.of(folder.resolve(ServerCommand.KUBECONFIG), definitions)
                .forEach(line -> getLog().info("  " + line));
    }
}
