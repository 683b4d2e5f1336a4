package dev.annex.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.annex.codegen.GeneratedFile.Target;
import dev.annex.codegen.input.harbor.Ship;
import dev.annex.scheme.ApiGroup;
import dev.annex.scheme.ResourceDefinitionJson;
import dev.annex.scheme.RestStorage;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.StreamSupport;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Compiles the outputs, loads them, and uses them as a server does. */
class GeneratedCodeTests {

    @TempDir
    private Path folder;

    @Test
    void groupIsFoundAndDefined() throws Exception {
        CodegenRequest request = Inputs.wardle();
        try (URLClassLoader loader = compiled(request)) {
            ApiGroup group = group(loader);
            assertThat(group.name()).isEqualTo("wardle.example.com");
            assertThat(group.resources())
                    .extracting(storage -> storage.definition().names().plural())
                    .containsExactly("fischers", "flunders");
            RestStorage flunders = group.resources().get(1);
            assertThat(flunders.types().get("v1beta1")).isEqualTo(dev.annex.codegen.input.wardle.v1beta1.Flunder.class);
            assertThat(ResourceDefinitionJson.write(flunders.definition()))
                    .isEqualTo(ResourceDefinitionJson.write(
                            request.model().kinds().get(1).definition()));
        }
    }

    @Test
    void listTypesSayTheirKind() throws Exception {
        try (URLClassLoader loader = compiled(Inputs.harbor())) {
            Object list = loader.loadClass(Ship.class.getPackageName() + ".ShipList")
                    .getConstructor()
                    .newInstance();
            assertThat(list).isInstanceOf(KubernetesResourceList.class);
            JsonNode json = new ObjectMapper().valueToTree(list);
            assertThat(json.path("apiVersion").asText()).isEqualTo("harbor.example.com/v1");
            assertThat(json.path("kind").asText()).isEqualTo("ShipList");
        }
    }

    @Test
    void skeletonsCompile() throws Exception {
        try (URLClassLoader loader = compiled(Inputs.harbor())) {
            Class<?> reconciler = loader.loadClass("dev.annex.codegen.output.harbor.controller.ShipReconciler");
            assertThat(reconciler.getMethods())
                    .anyMatch(method ->
                            method.getName().equals("reconcile") && method.getParameterTypes()[0] == Ship.class);
        }
    }

    @Test
    void manifestsAreYamlObjectsOfTheServer() throws Exception {
        for (CodegenRequest request : List.of(Inputs.wardle(), Inputs.harbor())) {
            List<JsonNode> objects = new ArrayList<>();
            for (GeneratedFile file : Codegen.generate(request).files(Target.DOCUMENT)) {
                if (file.path().endsWith(".yaml")) {
                    Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
                    yaml.loadAll(file.content()).forEach(tree -> objects.add(new ObjectMapper().valueToTree(tree)));
                }
            }
            assertThat(objects).allSatisfy(object -> {
                assertThat(object.path("apiVersion").asText()).isNotEmpty();
                assertThat(object.path("metadata").path("name").asText()).isNotEmpty();
            });
            assertThat(objects)
                    .extracting(object -> object.path("kind").asText())
                    .contains("APIService", "Deployment", "Service", "ClusterRole", "PodDisruptionBudget", "Namespace");
        }
    }

    private static ApiGroup group(ClassLoader loader) {
        return StreamSupport.stream(ServiceLoader.load(ApiGroup.class, loader).spliterator(), false)
                .filter(group -> group.getClass().getClassLoader() == loader)
                .findFirst()
                .orElseThrow();
    }

    private URLClassLoader compiled(CodegenRequest request) throws ModelException, IOException {
        CodegenResult result = Codegen.generate(request);
        List<Path> sources = new ArrayList<>();
        for (GeneratedFile file : result.files()) {
            Path path = folder.resolve(file.path());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.content());
            if (file.target() == Target.JAVA || file.target() == Target.SKELETON) {
                sources.add(path);
            }
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        var files = compiler.getStandardFileManager(null, null, null);
        boolean compiled = compiler.getTask(
                        messages,
                        files,
                        null,
                        List.of(
                                "-proc:none",
                                "-Xlint:all,-classfile",
                                "-Werror",
                                "-d",
                                folder.toString(),
                                "-classpath",
                                System.getProperty("java.class.path")),
                        null,
                        files.getJavaFileObjectsFromPaths(sources))
                .call();
        assertThat(compiled).as(messages.toString()).isTrue();
        return new URLClassLoader(new URL[] {folder.toUri().toURL()}, getClass().getClassLoader());
    }
}
