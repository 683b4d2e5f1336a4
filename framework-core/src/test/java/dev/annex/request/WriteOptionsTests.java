package dev.annex.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.annex.status.StatusException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** the options of creates, updates and patches. */
class WriteOptionsTests {

    @Test
    void nothingSaidMeansWarn() {
        WriteOptions options = WriteOptions.forCreate(Map.of());
        assertThat(options).isEqualTo(new WriteOptions(false, "", WriteOptions.WARN, false));
    }

    @Test
    void readsEverything() {
        Map<String, List<String>> query = Map.of(
                "dryRun", List.of("All", "All"),
                "fieldManager", List.of("me"),
                "fieldValidation", List.of("Strict"),
                "force", List.of("true"));
        assertThat(WriteOptions.forUpdate(query)).isEqualTo(new WriteOptions(true, "me", WriteOptions.STRICT, false));
        assertThat(WriteOptions.forPatch(query, true))
                .isEqualTo(new WriteOptions(true, "me", WriteOptions.STRICT, true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dryRun=x              | dryRun: Unsupported value: [\"x\"]: supported values: \"All\"",
                "dryRun=               | dryRun: Unsupported value: [\"\"]: supported values: \"All\"",
                "fieldValidation=x     | fieldValidation: Unsupported value: \"x\": supported values: \"\", \"Ignore\", \"Strict\", \"Warn\"",
                "fieldManager=bad\u0007name | fieldManager: Invalid value: \"bad\\aname\": invalid character U+0007 (at position 3)",
                "fieldManager=ü\u200b      | fieldManager: Invalid value: \"ü\\u200b\": invalid character U+200B (at position 2)",
                "fieldManager=\u0001&dryRun=x&fieldValidation=y | [fieldManager: Invalid value: \"\\x01\": invalid character U+0001 (at position 0), dryRun: Unsupported value: [\"x\"]: supported values: \"All\", fieldValidation: Unsupported value: \"y\": supported values: \"\", \"Ignore\", \"Strict\", \"Warn\"]",
            })
    void refusesWhatIsNotAChoice(String query, String errors) {
        for (String kind : List.of("CreateOptions", "UpdateOptions", "PatchOptions")) {
            Map<String, List<String>> parameters = ListOptionsTests.query(query);
            assertThatThrownBy(() -> {
                        switch (kind) {
                            case "CreateOptions" -> WriteOptions.forCreate(parameters);
                            case "UpdateOptions" -> WriteOptions.forUpdate(parameters);
                            default -> WriteOptions.forPatch(parameters, false);
                        }
                    })
                    .isInstanceOfSatisfying(StatusException.class, e -> {
                        assertThat(e.code()).isEqualTo(422);
                        assertThat(e.message()).isEqualTo(kind + ".meta.k8s.io \"\" is invalid: " + errors);
                    });
        }
    }

    @Test
    void aManagersNameHasAGreatestLength() {
        assertThat(WriteOptions.forCreate(Map.of("fieldManager", List.of("m".repeat(128)))))
                .isNotNull();
        assertThatThrownBy(() -> WriteOptions.forCreate(Map.of("fieldManager", List.of("m".repeat(129)))))
                .hasMessage("CreateOptions.meta.k8s.io \"\" is invalid: fieldManager: Too long: may not be more than"
                        + " 128 bytes");
    }

    @Test
    void onlyAnApplyNamesItsManagerAndUsesForce() {
        assertThatThrownBy(() -> WriteOptions.forPatch(Map.of(), true))
                .hasMessage("PatchOptions.meta.k8s.io \"\" is invalid: fieldManager: Required value: is required for"
                        + " apply patch");
        assertThatThrownBy(() -> WriteOptions.forPatch(Map.of("force", List.of("false")), false))
                .hasMessage("PatchOptions.meta.k8s.io \"\" is invalid: force: Forbidden: may not be specified for"
                        + " non-apply patch");
    }
}
