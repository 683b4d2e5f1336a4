package dev.annex.codegen;

import dev.annex.codegen.GeneratedFile.Target;
import dev.annex.openapi.OpenApiDocuments;
import java.util.ArrayList;
import java.util.List;

/** Writes the OpenAPI documents that the server will serve: v2, and v3 for each version. */
final class OpenApiGenerator implements Generator {

    @Override
    public List<GeneratedFile> generate(CodegenRequest request) {
        OpenApiDocuments documents = Codegen.openApi(request);
        List<GeneratedFile> files = new ArrayList<>();
        files.add(new GeneratedFile(
                Target.DOCUMENT,
                "openapi/v2.json",
                JsonText.of(documents.v2().json().bytes())));
        documents.v3().forEach((path, document) -> {
            if (path.split("/", -1).length == 3) {
                files.add(new GeneratedFile(
                        Target.DOCUMENT,
                        "openapi/v3/" + path + ".json",
                        JsonText.of(document.json().bytes())));
            }
        });
        return files;
    }
}
