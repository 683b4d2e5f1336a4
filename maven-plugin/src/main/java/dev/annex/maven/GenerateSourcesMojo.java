package dev.annex.maven;

import dev.annex.codegen.ApiModel;
import dev.annex.codegen.Codegen;
import dev.annex.codegen.CodegenOptions;
import dev.annex.codegen.CodegenOptions.Deployment;
import dev.annex.codegen.CodegenOptions.StorageType;
import dev.annex.codegen.CodegenRequest;
import dev.annex.codegen.CodegenResult;
import dev.annex.codegen.GeneratedFile;
import dev.annex.codegen.GeneratedFile.Target;
import dev.annex.codegen.ModelException;
import dev.annex.codegen.ServedRecord;
import java.io.File;
import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.artifact.DependencyResolutionRequiredException;
import org.apache.maven.model.Resource;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Generates, in the module of the API server, everything that follows from the annotated classes of the modules it
 * depends on: Java sources and resources, which become part of the module, documents and manifests for review, and
 * reconciler skeletons. Bind it in that module's POM; {@code annex:generate} runs it with all that it needs.
 */
@Mojo(
        name = "generate-sources",
        defaultPhase = LifecyclePhase.GENERATE_SOURCES,
        requiresDependencyResolution = ResolutionScope.COMPILE,
        threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the fields
public final class GenerateSourcesMojo extends AbstractMojo {

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    /** The package of the generated classes; beside the kinds' packages when not set. */
    @Parameter(property = "annex.packageName")
    private @Nullable String packageName;

    /** The package of the reconciler skeletons; beside the kinds' packages when not set. */
    @Parameter(property = "annex.controllerPackage")
    private @Nullable String controllerPackage;

    /** The source folder of the controller's module; nothing is written if that module does not exist. */
    @Parameter(property = "annex.controllerSources", defaultValue = "${project.basedir}/../controller/src/main/java")
    private File controllerSources;

    /** Where the server's tests are; a test of conversions is written there once if kinds have several versions. */
    @Parameter(defaultValue = "${project.build.testSourceDirectory}", readonly = true)
    private File testSources;

    /** What clients have been served so far; to be checked in. A field or version that is missing fails the build. */
    @Parameter(property = "annex.served", defaultValue = "${project.basedir}/src/main/annex/served")
    private File served;

    /** The alpha versions, such as {@code wardle.example.com/v1alpha1}, that may lose or change what was served. */
    @Parameter(property = "annex.acceptChanges")
    private @Nullable List<String> acceptChanges;

    /** Where generated Java sources go. */
    @Parameter(defaultValue = "${project.build.directory}/generated-sources/annex")
    private File sources;

    /** Where generated resources go. */
    @Parameter(defaultValue = "${project.build.directory}/generated-resources/annex")
    private File resources;

    /** Where documents and manifests go. */
    @Parameter(defaultValue = "${project.build.directory}/annex")
    private File documents;

    /** The title of the OpenAPI documents. */
    @Parameter(property = "annex.title", defaultValue = "${project.name}")
    private String title;

    /** The name of the server's objects in a cluster. */
    @Parameter(property = "annex.name", defaultValue = "${project.artifactId}")
    private String name;

    /** The namespace that the server runs in; its name followed by {@code -system} when not set. */
    @Parameter(property = "annex.namespace")
    private @Nullable String namespace;

    /** The container image; the server's name and the project's version when not set. */
    @Parameter(property = "annex.image")
    private @Nullable String image;

    /** Where the deployed server keeps its objects. */
    @Parameter(property = "annex.storage", defaultValue = "EMBEDDED")
    private StorageType storage;

    /** Whether the deployed server calls the cluster's admission webhooks and policies. */
    @Parameter(property = "annex.admissionWebhooks", defaultValue = "false")
    private boolean admissionWebhooks;

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        try (URLClassLoader loader = ProjectClasses.loader(project.getCompileClasspathElements())) {
            List<Class<?>> classes = ProjectClasses.annotated(loader, scanned());
            ApiModel model = ApiModel.read(classes);
            write(Codegen.generate(new CodegenRequest(model, options(classes), record())));
            getLog().info("Generated the server of "
                    + model.kinds().stream()
                            .map(kind -> kind.definition().groupResource().toString())
                            .collect(Collectors.joining(", ")));
        } catch (ModelException e) {
            throw new MojoFailureException("The annotated classes need a change:\n" + e.getMessage(), e);
        } catch (IOException | DependencyResolutionRequiredException e) {
            throw new MojoExecutionException("Cannot generate: " + e.getMessage(), e);
        }
    }

    /** The module's direct dependencies: a class path has too many classes to look into all of them. */
    private List<File> scanned() {
        return project.getArtifacts().stream()
                .filter(artifact -> artifact.getDependencyTrail().size() == 2)
                .map(Artifact::getFile)
                .toList();
    }

    private CodegenOptions options(List<Class<?>> classes) {
        String base = PackageNames.common(classes);
        return new CodegenOptions(
                packageName == null ? base + ".apiserver" : packageName,
                controllerPackage == null ? base + ".controller" : controllerPackage,
                title,
                project.getVersion(),
                new Deployment(
                        name,
                        namespace == null ? name + "-system" : namespace,
                        image == null ? name + ":" + project.getVersion() : image,
                        storage,
                        admissionWebhooks));
    }

    private ServedRecord record() throws IOException {
        return new ServedRecord(
                OutputFolder.read(served.toPath()), acceptChanges == null ? Set.of() : Set.copyOf(acceptChanges));
    }

    private void write(CodegenResult result) throws IOException {
        OutputFolder.replace(served.toPath(), Set.of(""), result.files(Target.RECORD));
        writeTests(result.files(Target.TEST));
        OutputFolder.replace(sources.toPath(), Set.of(""), result.files(Target.JAVA));
        OutputFolder.replace(resources.toPath(), Set.of(""), result.files(Target.RESOURCE));
        OutputFolder.replace(
                documents.toPath(), Set.of("openapi", "discovery", "manifests"), result.files(Target.DOCUMENT));
        Path controller = controllerSources.toPath().toAbsolutePath().resolve("../../../pom.xml");
        if (Files.exists(controller.normalize())) {
            OutputFolder.addMissing(controllerSources.toPath(), result.files(Target.SKELETON))
                    .forEach(path -> getLog().info("Wrote the skeleton " + path + "; it is yours now"));
        }
        project.addCompileSourceRoot(sources.getPath());
        Resource resource = new Resource();
        resource.setDirectory(resources.getPath());
        project.addResource(resource);
    }

    private void writeTests(List<GeneratedFile> tests) throws IOException {
        boolean contract = project.getDependencies().stream()
                .anyMatch(dependency -> dependency.getArtifactId().equals("annex-framework-test"));
        if (contract) {
            OutputFolder.addMissing(testSources.toPath(), tests)
                    .forEach(path -> getLog().info("Wrote the test " + path + "; it is yours now"));
        } else if (!tests.isEmpty()) {
            getLog().warn("Some kinds have several versions, and nothing tests their conversion: add the dependency"
                    + " dev.annex:annex-framework-test with the scope test, and generate again");
        }
    }
}
