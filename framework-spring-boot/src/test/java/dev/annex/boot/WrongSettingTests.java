package dev.annex.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What is written where a setting stops the start: which one it is, and what to write instead. */
@ExtendWith(OutputCaptureExtension.class)
class WrongSettingTests {

    @TempDir
    private Path folder;

    private String[] arguments(String... arguments) {
        List<String> all = new ArrayList<>(List.of(
                "--server.port=0",
                "--annex.storage.type=memory",
                "--annex.standalone.kubeconfig=" + folder.resolve("kubeconfig"),
                "--annex.storage.embedded.path=" + folder.resolve("store.db")));
        for (String argument : arguments) {
            String name = argument.substring(0, argument.indexOf('=') + 1);
            all.removeIf(other -> other.startsWith(name));
            all.add(argument);
        }
        return all.toArray(String[]::new);
    }

    private void refuses(String... arguments) {
        String[] all = arguments(arguments);
        assertThatThrownBy(() -> HarborApplication.start(all)).isInstanceOf(Exception.class);
    }

    @Test
    void unknownStorage(CapturedOutput output) {
        refuses("--annex.storage.type=floppy");
        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains("annex.storage.type")
                .contains("floppy")
                .contains("EMBEDDED", "ETCD", "MEMORY", "POSTGRESQL");
    }

    @Test
    void postgresqlWithoutAUrl(CapturedOutput output) {
        refuses("--annex.storage.type=postgresql");
        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains("annex.storage.postgresql.url is not set")
                .contains("Write annex.storage.postgresql.url=jdbc:postgresql://");
    }

    @Test
    void postgresqlWithAnotherDatabasesUrl(CapturedOutput output) {
        refuses("--annex.storage.type=postgresql", "--annex.storage.postgresql.url=jdbc:mysql://localhost/db");
        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains("annex.storage.postgresql.url has to look like jdbc:postgresql://");
    }

    @Test
    void etcdWithoutEndpoints(CapturedOutput output) {
        refuses("--annex.storage.type=etcd");
        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains("set annex.storage.etcd.endpoints, as in https://etcd-0:2379");
    }

    @Test
    void etcdWithoutItsBackEnd(CapturedOutput output) throws ReflectiveOperationException, IOException {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader loader = withoutEtcd()) {
            Thread.currentThread().setContextClassLoader(loader);
            String[] all = arguments("--annex.storage.type=etcd");
            var start = loader.loadClass(HarborApplication.class.getName()).getMethod("start", String[].class);
            assertThatThrownBy(() -> start.invoke(null, (Object) all)).isInstanceOf(InvocationTargetException.class);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains("annex.storage.type is etcd")
                .contains("Add the dependency dev.annex:annex-storage-etcd");
    }

    private static URLClassLoader withoutEtcd() {
        URL[] classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("storage-etcd") && !entry.contains("storage/etcd"))
                .map(WrongSettingTests::url)
                .toArray(URL[]::new);
        return new URLClassLoader(classPath, ClassLoader.getPlatformClassLoader());
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void openToTheNetworkWithoutAToken(CapturedOutput output) {
        refuses("--server.address=0.0.0.0");
        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains("server.address is 0.0.0.0")
                .contains("Write annex.standalone.token=<a secret>, or server.address=127.0.0.1");
    }

    @Test
    void openToTheNetworkWithABlankToken(CapturedOutput output) {
        refuses("--server.address=0.0.0.0", "--annex.standalone.token= ");
        assertThat(output).contains("APPLICATION FAILED TO START").contains("server.address is 0.0.0.0");
    }

    @Test
    void aTokenThatNoHeaderCanCarry(CapturedOutput output) {
        refuses("--annex.standalone.token=open sesame");
        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains("annex.standalone.token has a space or a line break in it")
                .doesNotContain("sesame");
    }

    @Test
    void openToTheNetworkWithoutTls(CapturedOutput output) {
        refuses("--server.address=0.0.0.0", "--annex.standalone.token=s3cret", "--server.ssl.enabled=false");
        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains("server.ssl.enabled is false")
                .doesNotContain("s3cret");
    }

    @Test
    void nothingToServe(CapturedOutput output) {
        String[] all = arguments();
        assertThatThrownBy(() -> SpringApplication.run(HarborApplication.Empty.class, all))
                .isInstanceOf(Exception.class);
        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains("no API groups to serve")
                .contains("mvn annex:generate");
    }

    @Test
    void aStoreThatCannotBeOpened(CapturedOutput output) {
        refuses("--annex.storage.type=embedded", "--annex.storage.embedded.path=" + folder);
        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains("The store cannot be opened")
                .contains("annex.storage.embedded.path");
    }
}
