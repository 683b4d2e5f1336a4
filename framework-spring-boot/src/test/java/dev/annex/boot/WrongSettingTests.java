package dev.annex.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.annex.api.Validator;
import dev.annex.storage.Storage;
import io.fabric8.kubernetes.api.model.ConfigMap;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;

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

    /** User code for a class that no group has. */
    @EnableAutoConfiguration
    static class Lost extends HarborApplication {

        @Bean
        Validator<ConfigMap> rules() {
            return (object, errors) -> {};
        }
    }

    @Test
    void userCodeForWhatIsNotServed(CapturedOutput output) {
        String[] all = arguments();
        assertThatThrownBy(() -> SpringApplication.run(Lost.class, all)).isInstanceOf(Exception.class);
        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains("The Validator dev.annex.boot.WrongSettingTests$Lost")
                .contains("is for io.fabric8.kubernetes.api.model.ConfigMap, which this server does not serve.")
                .contains("run mvn annex:generate.");
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
    void postgresqlWithoutConnections(CapturedOutput output) {
        refuses(
                "--annex.storage.type=postgresql",
                "--annex.storage.postgresql.url=jdbc:postgresql://127.0.0.1:1/annex",
                "--annex.storage.postgresql.pool-size=0");
        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains("annex.storage.postgresql.pool-size has to be at least 1");
    }

    @Test
    void aPrefixThatIsNoPath(CapturedOutput output) {
        refuses("--annex.storage.prefix=registry");
        refuses("--annex.storage.prefix=/other/");
        assertThat(output)
                .contains("annex.storage.prefix is registry: it has to begin with a slash")
                .contains("annex.storage.prefix is /other/")
                .contains("Write annex.storage.prefix=/registry");
    }

    @Test
    void aHistoryTooShortToPage(CapturedOutput output) {
        refuses("--annex.storage.history.keep=10ms");
        refuses("--annex.storage.history.revisions=0");
        assertThat(output)
                .contains("annex.storage.history.keep is PT0.01S")
                .contains("annex.storage.history.revisions is 0: too short to page or to watch")
                .contains("better the defaults: 5m and 250000");
        refuses("--annex.storage.history.size=0MB");
        assertThat(output)
                .contains("annex.storage.history.size is 0B: too short to page or to watch")
                .contains("better the default: 256MB");
        refuses("--annex.storage.history.keep=long");
        refuses("--annex.storage.history.size=much");
        assertThat(output)
                .contains("Property: annex.storage.history.keep")
                .contains("Value: \"long\"")
                .contains("Property: annex.storage.history.size")
                .contains("Value: \"much\"");
    }

    @Test
    void aSizeOfHistoryWhereOthersWriteToo() {
        Storage shared = (Storage) Proxy.newProxyInstance(
                Storage.class.getClassLoader(),
                new Class<?>[] {Storage.class},
                (proxy, method, arguments) -> OptionalLong.empty());
        AnnexProperties properties = new Binder(
                        new MapConfigurationPropertySource(Map.of("annex.storage.history.size", "10MB")))
                .bindOrCreate("annex", AnnexProperties.class);
        assertThatThrownBy(() -> new StorageConfiguration().annexCompactor(shared, properties))
                .isInstanceOf(WrongSettingException.class)
                .hasMessageContaining("annex.storage.history.size is 10485760B")
                .hasMessageContaining("other servers may write to");
    }

    @Test
    void etcdWithWrongSettings(CapturedOutput output) {
        refuses("--annex.storage.type=etcd", "--annex.storage.etcd.endpoints=etcd-0:2379");
        assertThat(output).contains("annex.storage.etcd.endpoints has etcd-0:2379; each has to be a URL with a port");
        String endpoint = "--annex.storage.etcd.endpoints=https://127.0.0.1:1";
        refuses("--annex.storage.type=etcd", endpoint, "--annex.storage.etcd.username=annex");
        assertThat(output).contains("annex.storage.etcd.username and annex.storage.etcd.password belong together");
        refuses("--annex.storage.type=etcd", endpoint, "--annex.storage.etcd.tls.cert-file=client.pem");
        assertThat(output).contains("set annex.storage.etcd.tls.cert-file and annex.storage.etcd.tls.key-file");
        refuses("--annex.storage.type=etcd", endpoint, "--annex.storage.etcd.tls.ca-file=" + folder.resolve("ca.pem"));
        assertThat(output)
                .contains("cannot use the files of annex.storage.etcd.tls")
                .contains("ca.pem");
    }

    @Test
    void aBackupThatIsNotThere(CapturedOutput output) {
        refuses(
                "--annex.storage.type=embedded",
                "--annex.storage.embedded.restore-from=" + folder.resolve("no-backup.db"));
        assertThat(output).contains("The store cannot be opened").contains("no-backup.db");
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
