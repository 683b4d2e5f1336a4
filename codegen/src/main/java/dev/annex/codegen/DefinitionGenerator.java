package dev.annex.codegen;

import dev.annex.codegen.GeneratedFile.Target;
import dev.annex.scheme.ResourceDefinition;
import dev.annex.scheme.ResourceDefinitionJson;
import java.util.List;

/** Writes the declaration of each kind as the resource that the server loads. */
final class DefinitionGenerator implements Generator {

    static String path(KindModel kind) {
        ResourceDefinition definition = kind.definition();
        return "META-INF/annex/" + definition.group() + "/" + definition.names().plural() + ".json";
    }

    @Override
    public List<GeneratedFile> generate(CodegenRequest request) {
        return request.model().kinds().stream()
                .map(kind -> new GeneratedFile(
                        Target.RESOURCE, path(kind), JsonText.of(ResourceDefinitionJson.write(kind.definition()))))
                .toList();
    }
}
