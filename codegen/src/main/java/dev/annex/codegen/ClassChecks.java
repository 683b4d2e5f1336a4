package dev.annex.codegen;

import dev.annex.api.AnnexResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Version;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.regex.Pattern;

/** Checks what one annotated class says by itself. */
final class ClassChecks {

    private static final Pattern GROUP =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)+");
    private static final Pattern VERSION = Pattern.compile("v[1-9][0-9]*((alpha|beta)[1-9][0-9]*)?");
    private static final Pattern LABEL = Pattern.compile("[a-z]([-a-z0-9]*[a-z0-9])?");
    private static final Pattern KIND = Pattern.compile("[A-Z][A-Za-z0-9]*");

    private final Class<?> type;
    private final List<ModelProblem> problems;

    private ClassChecks(Class<?> type, List<ModelProblem> problems) {
        this.type = type;
        this.problems = problems;
    }

    /** Whether the class can be read any further; if not, the problems say why. */
    static boolean check(Class<?> type, List<ModelProblem> problems) {
        int before = problems.size();
        ClassChecks checks = new ClassChecks(type, problems);
        checks.checkClass();
        if (problems.size() == before) {
            checks.checkNames();
        }
        return problems.size() == before;
    }

    private void checkClass() {
        require(
                type.isAnnotationPresent(AnnexResource.class),
                "it has no @AnnexResource",
                "put it on the class, or leave the class out of the list");
        require(
                CustomResource.class.isAssignableFrom(type),
                "it does not extend io.fabric8.kubernetes.client.CustomResource",
                "write \"class " + type.getSimpleName() + " extends CustomResource<Spec, Status>\"");
        require(
                type.isAnnotationPresent(Group.class),
                "it has no @Group",
                "write @Group(\"<group>\") with a domain of yours, such as \"wardle.example.com\"");
        require(type.isAnnotationPresent(Version.class), "it has no @Version", "write @Version(\"v1alpha1\")");
        require(
                !Modifier.isAbstract(type.getModifiers()) && Modifier.isPublic(type.getModifiers()),
                "it is abstract or not public",
                "make it a public class that can be instantiated");
        require(
                type.getEnclosingClass() == null || Modifier.isStatic(type.getModifiers()),
                "it is an inner class",
                "make it static, or a class of its own");
        boolean constructible =
                List.of(type.getConstructors()).stream().anyMatch(constructor -> constructor.getParameterCount() == 0);
        require(
                constructible || Modifier.isAbstract(type.getModifiers()),
                "it has no public constructor without arguments",
                "add one; JSON is bound through it");
    }

    private void checkNames() {
        match(GROUP, HasMetadata.getGroup(type), "group", "lower-case DNS labels with at least one dot");
        match(VERSION, HasMetadata.getVersion(type), "version", "a version such as v1, v1beta1 or v2alpha3");
        match(LABEL, HasMetadata.getPlural(type), "plural", "a lower-case DNS label, with @Plural");
        match(LABEL, HasMetadata.getSingular(type), "singular", "a lower-case DNS label, with @Singular");
        match(KIND, HasMetadata.getKind(type), "kind", "an upper-case letter, then letters and digits");
        for (String name : CustomResource.getShortNames(type)) {
            match(LABEL, name, "short name", "a lower-case DNS label, with @ShortNames");
        }
    }

    private void match(Pattern pattern, String value, String what, String wanted) {
        require(pattern.matcher(value).matches(), "the " + what + " \"" + value + "\" is not valid", "write " + wanted);
    }

    private void require(boolean condition, String problem, String remedy) {
        if (!condition) {
            problems.add(new ModelProblem(type.getName(), problem, remedy));
        }
    }
}
