package dev.annex.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.annex.codegen.GeneratedFile.Target;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What was served before may not go missing. */
class ServedFieldsTests {

    private static final String ALPHA = "wardle.example.com/v1alpha1/flunders.txt";
    private static final String SHIPS = "harbor.example.com/v1/ships.txt";

    private static Map<String, String> recorded(CodegenRequest request) throws ModelException {
        Map<String, String> files = new HashMap<>();
        Codegen.generate(request).files(Target.RECORD).forEach(file -> files.put(file.path(), file.content()));
        return files;
    }

    private static CodegenRequest after(CodegenRequest request, Map<String, String> files, String... accepted) {
        return new CodegenRequest(request.model(), request.options(), new ServedRecord(files, Set.of(accepted)));
    }

    private static CodegenRequest changed(CodegenRequest request, String path, UnaryOperator<String> change)
            throws ModelException {
        Map<String, String> files = recorded(request);
        files.computeIfPresent(path, (name, content) -> change.apply(content));
        return after(request, files);
    }

    private static void refuses(CodegenRequest request, String... texts) {
        assertThatThrownBy(() -> Codegen.generate(request))
                .isInstanceOf(ModelException.class)
                .hasMessageContainingAll(texts);
    }

    @Test
    void everythingIsNewAtFirstAndStaysAsItIs() throws ModelException {
        Map<String, String> files = recorded(Inputs.wardle());
        assertThat(files)
                .containsOnlyKeys(
                        ALPHA, "wardle.example.com/v1alpha1/fischers.txt", "wardle.example.com/v1beta1/flunders.txt");
        assertThat(files.get(ALPHA))
                .contains("kind: Flunder, namespaced\n", "spec: object\n", "spec.reference: string\n");
        assertThat(recorded(after(Inputs.wardle(), files))).isEqualTo(files);
    }

    @Test
    void fieldsMayCome() throws ModelException {
        Codegen.generate(changed(Inputs.harbor(), SHIPS, text -> text.replaceAll("spec\\.[a-z]+: [^,\n]*\n", "")));
    }

    @Test
    void fieldsMayNotGo() throws ModelException {
        refuses(
                changed(Inputs.harbor(), SHIPS, text -> text + "spec.sails: integer int32\n"),
                "dev.annex.codegen.input.harbor.Ship, spec.sails: the field was served and is gone: what clients write"
                        + " there is lost",
                "bring it back, and declare another version for what is new (the record is " + SHIPS + ")");
    }

    @Test
    void fieldsMayNotBecomeSomethingElse() throws ModelException {
        refuses(
                changed(Inputs.wardle(), ALPHA, text -> text.replace("reference: string", "reference: integer int64")),
                "v1alpha1.Flunder, spec.reference: the field was served as \"integer int64\" and is now \"string\"",
                "accept the change, as wardle.example.com/v1alpha1 is an alpha version:"
                        + " -Dannex.acceptChanges=wardle.example.com/v1alpha1");
    }

    @Test
    void fieldsMayNotBecomeRequired() throws ModelException {
        String required = recorded(Inputs.harbor())
                .get(SHIPS)
                .lines()
                .filter(line -> line.endsWith(ServedFields.REQUIRED))
                .findFirst()
                .orElseThrow();
        refuses(
                changed(
                        Inputs.harbor(),
                        SHIPS,
                        text -> text.replace(required, required.replace(ServedFields.REQUIRED, ""))),
                "the field is required and was not: manifests of before are refused",
                "do not require it, or give it a default");
    }

    @Test
    void versionsAndScopesMayNotChange() throws ModelException {
        Map<String, String> files = recorded(Inputs.harbor());
        files.put("harbor.example.com/v1beta1/ships.txt", files.get(SHIPS));
        refuses(
                after(Inputs.harbor(), files),
                "ships.harbor.example.com/v1beta1: it was served and is not any more: clients that use it get 404");
        refuses(
                changed(Inputs.harbor(), SHIPS, text -> text.replace("Ship, namespaced", "Ship, cluster-scoped")),
                "it was served as Ship, cluster-scoped and is now Ship, namespaced");
    }

    @Test
    void changesOfAlphaVersionsCanBeAccepted() throws ModelException {
        Map<String, String> files = recorded(Inputs.wardle());
        String before = files.get(ALPHA);
        files.put(ALPHA, before + "spec.gone: string\n");
        String version = "wardle.example.com/v1alpha1";
        assertThat(recorded(after(Inputs.wardle(), files, version)).get(ALPHA)).isEqualTo(before);
        refuses(after(Inputs.wardle(), files, "wardle.example.com/v1beta1"), "it is no alpha version", "spec.gone");
    }
}
