package dev.annex.codegen;

import dev.annex.codegen.GeneratedFile.Target;
import dev.annex.scheme.VersionDefinition;
import java.util.List;
import java.util.stream.Stream;

/** Writes down what clients are served, for the next generation to compare with. */
final class ServedFieldsGenerator implements Generator {

    @Override
    public List<GeneratedFile> generate(CodegenRequest request) {
        return served(request.model())
                .map(fields -> new GeneratedFile(Target.RECORD, fields.path(), fields.file()))
                .toList();
    }

    /** The fields of every version that is served. */
    static Stream<ServedFields> served(ApiModel model) {
        return model.definitions().stream()
                .flatMap(definition -> definition.versions().stream()
                        .filter(VersionDefinition::served)
                        .map(version -> ServedFields.of(definition, version)));
    }
}
