package dev.annex.codegen;

import dev.annex.openapi.OpenApiDocuments;
import dev.annex.openapi.OpenApiInfo;
import dev.annex.openapi.lint.LintFinding;
import dev.annex.openapi.lint.OpenApiLint;
import dev.annex.scheme.DeclarationException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

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
            new ReconcilerGenerator(),
            new ServedFieldsGenerator(),
            new ConversionTestGenerator());

    private Codegen() {}

    /**
     * The files; equal requests give equal files.
     *
     * @throws ModelException if the API that the model describes would break clusters, or clients of what was served
     *     before
     */
    public static CodegenResult generate(CodegenRequest request) throws ModelException {
        List<ModelProblem> problems = new ArrayList<>(lint(request));
        problems.addAll(ServedFieldsCheck.check(request.model(), request.served()));
        if (!problems.isEmpty()) {
            throw new ModelException(problems);
        }
        return new CodegenResult(GENERATORS.stream()
                .flatMap(generator -> generator.generate(request).stream())
                .toList());
    }

    private static List<ModelProblem> lint(CodegenRequest request) {
        try {
            return OpenApiLint.check(openApi(request)).stream()
                    .map(finding ->
                            new ModelProblem(where(finding, request.model()), finding.problem(), finding.remedy()))
                    .toList();
        } catch (DeclarationException e) {
            return List.of(new ModelProblem("OpenAPI", e.description(), e.action()));
        }
    }

    /** The place in the documents, after the class that it comes from if one can be told. */
    private static String where(LintFinding finding, ApiModel model) {
        return model.kinds().stream()
                .flatMap(kind -> kind.types().entrySet().stream()
                        .filter(type -> finding.definition().startsWith(definitionName(kind, type.getKey())))
                        .map(Map.Entry::getValue))
                .max(Comparator.comparingInt(type -> type.getSimpleName().length()))
                .map(type -> type.getName() + " (" + finding.where() + ")")
                .orElse(finding.where());
    }

    private static String definitionName(KindModel kind, String version) {
        List<String> labels = new ArrayList<>(List.of(kind.definition().group().split("\\.", -1)));
        Collections.reverse(labels);
        return String.join(".", labels) + "." + version + "."
                + kind.definition().names().kind();
    }

    static OpenApiDocuments openApi(CodegenRequest request) {
        CodegenOptions options = request.options();
        return OpenApiDocuments.of(
                new OpenApiInfo(options.title(), options.version()),
                request.model().definitions());
    }
}
