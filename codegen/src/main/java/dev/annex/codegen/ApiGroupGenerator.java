package dev.annex.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import dev.annex.codegen.GeneratedFile.Target;
import dev.annex.scheme.ApiGroup;
import dev.annex.scheme.RestStorage;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import javax.lang.model.element.Modifier;

/** Writes the class that registers each group, and the entry by which the server finds it. */
final class ApiGroupGenerator implements Generator {

    @Override
    public List<GeneratedFile> generate(CodegenRequest request) {
        String javaPackage = request.options().javaPackage();
        List<GeneratedFile> files = new ArrayList<>();
        StringBuilder services = new StringBuilder();
        SortedMap<String, List<KindModel>> groups = request.model().byGroup();
        groups.forEach((group, kinds) -> {
            ClassName name = ClassName.get(javaPackage, JavaNames.of(group, groups.keySet()) + "ApiGroup");
            files.add(JavaFiles.file(Target.JAVA, javaPackage, apiGroup(name, group, kinds, request.model())));
            services.append(name.canonicalName()).append('\n');
        });
        files.add(new GeneratedFile(
                Target.RESOURCE, "META-INF/services/" + ApiGroup.class.getName(), services.toString()));
        return files;
    }

    private static TypeSpec apiGroup(ClassName name, String group, List<KindModel> kinds, ApiModel model) {
        CodeBlock storages = kinds.stream()
                .map(kind ->
                        CodeBlock.of("$T.create()", RestStorageGenerator.className(kind, model, name.packageName())))
                .collect(CodeBlock.joining(", "));
        return TypeSpec.classBuilder(name)
                .addJavadoc("The API group $L.\n", group)
                .addAnnotation(JavaFiles.generated())
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addSuperinterface(ApiGroup.class)
                .addMethod(MethodSpec.methodBuilder("name")
                        .addAnnotation(Override.class)
                        .addModifiers(Modifier.PUBLIC)
                        .returns(String.class)
                        .addStatement("return $S", group)
                        .build())
                .addMethod(MethodSpec.methodBuilder("resources")
                        .addAnnotation(Override.class)
                        .addModifiers(Modifier.PUBLIC)
                        .returns(ParameterizedTypeName.get(List.class, RestStorage.class))
                        .addStatement("return $T.of($L)", List.class, storages)
                        .build())
                .build();
    }
}
