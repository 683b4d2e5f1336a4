package dev.annex.maven;

import java.io.File;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/**
 * Generates everything from the annotated classes and compiles it, in a clean project too: runs the build of every
 * module up to its classes, in which the server's module runs {@code generate-sources}, and says where the outputs are.
 */
@Mojo(name = "generate", threadSafe = true)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
@SuppressWarnings("NullAway.Init") // Maven sets the fields
public final class GenerateMojo extends AbstractMojo {

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Override
    public void execute() throws MojoFailureException {
        Modules.requireServer(session.getProjects());
        if (Modules.isServer(project)) {
            File build = new File(project.getBuild().getDirectory());
            getLog().info("Java and resources: " + new File(build, "generated-sources/annex") + ", "
                    + new File(build, "generated-resources/annex"));
            getLog().info("OpenAPI, discovery and manifests to review: " + new File(build, "annex"));
        }
    }
}
