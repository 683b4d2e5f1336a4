package dev.annex.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import dev.annex.codegen.GeneratedFile.Target;
import dev.annex.scheme.VersionDefinition;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** Writes a Java Operator SDK reconciler for each kind that has a status, for the user to fill in. */
final class ReconcilerGenerator implements Generator {

    private static final String SDK = "io.javaoperatorsdk.operator.api.reconciler";
    private static final ClassName CONFIGURATION = ClassName.get(SDK, "ControllerConfiguration");
    private static final ClassName RECONCILER = ClassName.get(SDK, "Reconciler");
    private static final ClassName CONTEXT = ClassName.get(SDK, "Context");
    private static final ClassName UPDATE_CONTROL = ClassName.get(SDK, "UpdateControl");

    @Override
    public List<GeneratedFile> generate(CodegenRequest request) {
        return request.model().kinds().stream()
                .filter(kind -> kind.definition().versions().stream()
                        .anyMatch(version -> version.schema().properties().containsKey("status")))
                .map(kind -> JavaFiles.file(
                        Target.SKELETON, request.options().controllerPackage(), reconciler(kind, request.model())))
                .toList();
    }

    /** Controllers work in the version that clients are told to prefer. */
    private static Class<?> preferred(KindModel kind) {
        Map<String, Class<?>> types = kind.types();
        return kind.definition().versions().stream()
                .filter(VersionDefinition::served)
                .<Class<?>>map(version -> types.get(version.name()))
                .findFirst()
                .orElseGet(kind::storageType);
    }

    private static TypeSpec reconciler(KindModel kind, ApiModel model) {
        ClassName type = ClassName.get(preferred(kind));
        String name = JavaNames.of(kind, model);
        return TypeSpec.classBuilder(name + "Reconciler")
                .addJavadoc(
                        "Brings the world into the state that a {@link $T} asks for. Written once; it is yours now.\n",
                        type)
                .addAnnotation(CONFIGURATION)
                .addModifiers(Modifier.PUBLIC)
                .addSuperinterface(ParameterizedTypeName.get(RECONCILER, type))
                .addMethod(MethodSpec.methodBuilder("reconcile")
                        .addAnnotation(Override.class)
                        .addModifiers(Modifier.PUBLIC)
                        .returns(ParameterizedTypeName.get(UPDATE_CONTROL, type))
                        .addParameter(type, "resource")
                        .addParameter(ParameterizedTypeName.get(CONTEXT, type), "context")
                        .addComment("Called for every change, and again later: compare what is with what is asked for,")
                        .addComment("change what differs, write what you found into the status, and return")
                        .addComment("UpdateControl.patchStatus(resource).")
                        .addStatement("return $T.noUpdate()", UPDATE_CONTROL)
                        .build())
                .build();
    }
}
