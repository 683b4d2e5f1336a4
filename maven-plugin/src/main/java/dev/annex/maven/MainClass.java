package dev.annex.maven;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.MethodInfo;

/** Finds the class that starts the server. */
final class MainClass {

    private static final DotName BOOT_APPLICATION =
            DotName.createSimple("org.springframework.boot.autoconfigure.SpringBootApplication");

    private MainClass() {}

    /**
     * The only class with a main method in a folder, or the only Spring Boot application among several.
     *
     * @throws MojoFailureException if it is not clear which one
     */
    static String find(String folder) throws IOException, MojoFailureException {
        List<ClassInfo> candidates = ProjectClasses.index(List.of(new File(folder))).getKnownClasses().stream()
                .filter(type -> type.methods().stream().anyMatch(MainClass::isMain))
                .toList();
        List<ClassInfo> applications = candidates.stream()
                .filter(type -> type.hasDeclaredAnnotation(BOOT_APPLICATION))
                .toList();
        List<String> names = (applications.size() == 1 ? applications : candidates)
                .stream().map(type -> type.name().toString()).sorted().toList();
        if (names.size() != 1) {
            throw new MojoFailureException(
                    names.isEmpty()
                            ? "No class in " + folder
                                    + " has a main method. Write one that calls SpringApplication.run, or"
                                    + " name one with -Dannex.run.mainClass=…"
                            : "Several classes have a main method: " + String.join(", ", names)
                                    + ". Name one with -Dannex.run.mainClass=…");
        }
        return names.get(0);
    }

    private static boolean isMain(MethodInfo method) {
        return method.name().equals("main")
                && Modifier.isStatic(method.flags())
                && Modifier.isPublic(method.flags())
                && method.parametersCount() == 1
                && method.parameterType(0).name().toString().equals("[Ljava.lang.String;");
    }
}
