package dev.annex.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import dev.annex.codegen.GeneratedFile.Target;
import io.fabric8.kubernetes.api.model.DefaultKubernetesResourceList;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes a list type beside the class of each version, where fabric8 clients look for it. */
final class ListTypeGenerator implements Generator {

    @Override
    public List<GeneratedFile> generate(CodegenRequest request) {
        List<GeneratedFile> files = new ArrayList<>();
        for (KindModel kind : request.model().kinds()) {
            kind.sortedTypes().forEach((version, type) -> files.add(listType(kind, version, type)));
        }
        return files;
    }

    private static GeneratedFile listType(KindModel kind, String version, Class<?> type) {
        ClassName item = ClassName.get(type);
        String name = String.join("", item.simpleNames()) + "List";
        TypeSpec list = TypeSpec.classBuilder(name)
                .addJavadoc("A list of {@link $T} objects.\n", item)
                .addAnnotation(JavaFiles.generated())
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .superclass(ParameterizedTypeName.get(ClassName.get(DefaultKubernetesResourceList.class), item))
                .addField(FieldSpec.builder(
                                long.class, "serialVersionUID", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                        .initializer("1L")
                        .build())
                .addMethod(MethodSpec.constructorBuilder()
                        .addJavadoc("An empty list.\n")
                        .addModifiers(Modifier.PUBLIC)
                        .addStatement("setApiVersion($S)", kind.definition().group() + "/" + version)
                        .addStatement("setKind($S)", kind.definition().names().listKind())
                        .build())
                .build();
        return JavaFiles.file(Target.JAVA, item.packageName(), list);
    }
}
