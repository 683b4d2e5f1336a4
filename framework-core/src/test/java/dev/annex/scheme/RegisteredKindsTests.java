package dev.annex.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annex.meta.GroupVersionKind;
import dev.annex.server.Harbor;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** kinds that are out of place, and kinds that nobody knows. */
class RegisteredKindsTests {

    private static final GroupVersionKind WANTED = new GroupVersionKind("harbor.example.com", "v1", "Dock");

    private final RegisteredKinds kinds = new RegisteredKinds("the/scheme.go:1", List.of(Harbor.ships()));

    @ParameterizedTest
    @CsvSource({
        "harbor.example.com/v1, Ship, v1.Ship",
        "harbor.example.com/v1, ShipList, v1.ShipList",
        "harbor.example.com/v1, DeleteOptions, v1.DeleteOptions",
        "v1, WatchEvent, v1.WatchEvent",
        "other/v7, Status, v1.Status"
    })
    void kindsThatAreOutOfPlace(String apiVersion, String kind, String type) {
        assertThat(kinds.whyNot(apiVersion, kind, WANTED))
                .isEqualTo("converting (" + type + ") to (harbor.Dock): unknown conversion");
    }

    @ParameterizedTest
    @CsvSource({"harbor.example.com/v1, ship", "harbor.example.com/v2, Ship", "v1, Ship", "other/v7, DeleteOptions"})
    void kindsThatNobodyKnows(String apiVersion, String kind) {
        assertThat(kinds.whyNot(apiVersion, kind, WANTED))
                .isEqualTo("no kind \"" + kind + "\" is registered for version \"" + apiVersion
                        + "\" in scheme \"the/scheme.go:1\"");
    }
}
