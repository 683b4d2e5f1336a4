package dev.annex.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.annex.codegen.GeneratedFile.Target;
import dev.annex.scheme.ResourceDefinitionJson;
import dev.annex.scheme.RestStorage;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** Writes, for each kind, the class that loads its declaration and binds the classes of its versions to it. */
final class RestStorageGenerator implements Generator {

    @Override
    public List<GeneratedFile> generate(CodegenRequest request) {
        String javaPackage = request.options().javaPackage();
        ApiModel model = request.model();
        return model.kinds().stream()
                .map(kind -> JavaFiles.file(
                        Target.JAVA, javaPackage, restStorage(kind, className(kind, model, javaPackage))))
                .toList();
    }

    static ClassName className(KindModel kind, ApiModel model, String javaPackage) {
        return ClassName.get(javaPackage, JavaNames.of(kind, model) + "RestStorage");
    }

    private static TypeSpec restStorage(KindModel kind, ClassName name) {
        CodeBlock.Builder types = CodeBlock.builder();
        String separator = "";
        for (Map.Entry<String, Class<?>> type : kind.sortedTypes().entrySet()) {
            types.add("$L$S, $T.class", separator, type.getKey(), type.getValue());
            separator = ", ";
        }
        return TypeSpec.classBuilder(name)
                .addJavadoc("The REST storage of $L.\n", kind.definition().groupResource())
                .addAnnotation(JavaFiles.generated())
                .addModifiers(Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build())
                .addMethod(MethodSpec.methodBuilder("create")
                        .addModifiers(Modifier.STATIC)
                        .returns(RestStorage.class)
                        .addStatement(
                                "return new $T($T.load($T.class, $S), $T.of($L))",
                                RestStorage.class,
                                ResourceDefinitionJson.class,
                                name,
                                "/" + DefinitionGenerator.path(kind),
                                Map.class,
                                types.build())
                        .build())
                .build();
    }
}
