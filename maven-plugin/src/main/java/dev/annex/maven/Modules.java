package dev.annex.maven;

import java.util.Collection;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;

/** Tells which module of a build is the API server's: the one that generates its sources. */
final class Modules {

    private static final String PLUGIN = "dev.annex:annex-maven-plugin";
    private static final String GOAL = "generate-sources";

    private Modules() {}

    static boolean isServer(MavenProject project) {
        return project.getBuildPlugins().stream()
                .filter(plugin -> plugin.getKey().equals(PLUGIN))
                .flatMap(plugin -> plugin.getExecutions().stream())
                .anyMatch(execution -> execution.getGoals().contains(GOAL));
    }

    /**
     * Checks that there is one to work on.
     *
     * @throws MojoFailureException if none of the modules is the server's
     */
    static void requireServer(Collection<MavenProject> projects) throws MojoFailureException {
        if (projects.stream().noneMatch(Modules::isServer)) {
            throw new MojoFailureException("""
                No module of this build generates an API server. Run this in the project's root, or, in the POM of \
                the module that is to be the server, add:
                  <plugin>
                    <groupId>dev.annex</groupId>
                    <artifactId>annex-maven-plugin</artifactId>
                    <executions>
                      <execution>
                        <goals>
                          <goal>generate-sources</goal>
                        </goals>
                      </execution>
                    </executions>
                  </plugin>\
                """);
        }
    }
}
