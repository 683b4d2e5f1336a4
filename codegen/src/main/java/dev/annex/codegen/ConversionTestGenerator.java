package dev.annex.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeSpec;
import dev.annex.codegen.GeneratedFile.Target;
import java.util.List;

/** Writes the test of conversions, where there is something to convert: the contract that it extends does the work. */
final class ConversionTestGenerator implements Generator {

    private static final ClassName CONTRACT = ClassName.get("dev.annex.test.conversion", "ConversionContract");

    @Override
    public List<GeneratedFile> generate(CodegenRequest request) {
        boolean converted = request.model().definitions().stream()
                .anyMatch(definition -> definition.versions().size() > 1);
        if (!converted) {
            return List.of();
        }
        TypeSpec test = TypeSpec.classBuilder("ConversionTests")
                .addJavadoc("""
                        Random objects of every version come back the same from every other.
                        Written once; it is yours now: see what can be overridden.
                        """)
                .superclass(CONTRACT)
                .build();
        return List.of(JavaFiles.file(Target.TEST, request.options().javaPackage(), test));
    }
}
