package dev.annex.codegen;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import dev.annex.codegen.GeneratedFile.Target;

/** Java source as a generated file. */
final class JavaFiles {

    private JavaFiles() {}

    static GeneratedFile file(Target target, String packageName, TypeSpec type) {
        JavaFile file = JavaFile.builder(packageName, type)
                .indent("    ")
                .skipJavaLangImports(true)
                .build();
        String folder = packageName.isEmpty() ? "" : packageName.replace('.', '/') + "/";
        return new GeneratedFile(target, folder + type.name() + ".java", file.toString());
    }

    /** The mark by which tools leave the class alone; without a date, so that builds can be repeated. */
    static AnnotationSpec generated() {
        return AnnotationSpec.builder(ClassName.get("javax.annotation.processing", "Generated"))
                .addMember("value", "$S", "dev.annex.codegen")
                .build();
    }
}
