package dev.annex.codegen;

import dev.annex.openapi.OpenApiDocuments;
import dev.annex.openapi.OpenApiInfo;
import dev.annex.openapi.OpenApiLint;
import java.util.List;

/** Generates everything from a model. */
public final class Codegen {

    private static final List<Generator> GENERATORS = List.of(
            new ListTypeGenerator(),
            new RestStorageGenerator(),
            new ApiGroupGenerator(),
            new DefinitionGenerator(),
            new OpenApiGenerator(),
            new DiscoveryGenerator(),
            new ServerManifests(),
            new RbacManifests(),
            new AggregatedRoleManifests(),
            new ApiServiceManifests(),
            new ManifestReadme(),
            new ReconcilerGenerator());

    private Codegen() {}

    /**
     * The files; equal requests give equal files.
     *
     * @throws ModelException if the API that the model describes would break clusters
     */
    public static CodegenResult generate(CodegenRequest request) throws ModelException {
        List<ModelProblem> findings = OpenApiLint.check(openApi(request)).stream()
                .map(finding -> new ModelProblem("OpenAPI", finding, "the server would break its cluster's clients"))
                .toList();
        if (!findings.isEmpty()) {
            throw new ModelException(findings);
        }
        return new CodegenResult(GENERATORS.stream()
                .flatMap(generator -> generator.generate(request).stream())
                .toList());
    }

    static OpenApiDocuments openApi(CodegenRequest request) {
        CodegenOptions options = request.options();
        return OpenApiDocuments.of(
                new OpenApiInfo(options.title(), options.version()),
                request.model().definitions());
    }
}
