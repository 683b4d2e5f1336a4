package dev.annex.codegen;

import dev.annex.meta.GroupVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds what clients of a served version would miss: fields and versions that are gone, or are something else now. */
final class ServedFieldsCheck {

    private static final String BACK = "bring it back";

    private final ServedRecord record;
    private final List<ModelProblem> problems = new ArrayList<>();

    private ServedFieldsCheck(ServedRecord record) {
        this.record = record;
    }

    /** What breaks clients and was not accepted; empty if nothing. */
    static List<ModelProblem> check(ApiModel model, ServedRecord record) {
        ServedFieldsCheck check = new ServedFieldsCheck(record);
        check.checkAccepted();
        Map<String, ServedFields> now =
                ServedFieldsGenerator.served(model).collect(Collectors.toMap(ServedFields::path, fields -> fields));
        new TreeMap<>(record.files()).forEach((path, content) -> {
            ServedFields before = ServedFields.read(path, content);
            if (!record.accepted().contains(before.groupVersion().toString())) {
                check.compare(before, now.get(path), model);
            }
        });
        return check.problems;
    }

    private void checkAccepted() {
        for (String accepted : record.accepted()) {
            if (!accepted.matches("[^/]+/v[0-9]+alpha[0-9]+")) {
                problems.add(new ModelProblem(
                        accepted,
                        "its changes are accepted, but it is no alpha version, and clients rely on it",
                        "bring back what it had, and declare another version for what is new"));
            }
        }
    }

    private void compare(ServedFields before, @Nullable ServedFields now, ApiModel model) {
        if (now == null) {
            add(before, before.name(), "it was served and is not any more: clients that use it get 404", BACK);
            return;
        }
        String type = model.kinds().stream()
                .filter(kind ->
                        kind.definition().group().equals(now.groupVersion().group())
                                && kind.definition().names().plural().equals(now.plural()))
                .map(kind -> kind.types().get(now.groupVersion().version()))
                .filter(Objects::nonNull)
                .map(Class::getName)
                .findFirst()
                .orElse(now.name());
        if (!before.kind().equals(now.kind())) {
            add(
                    before,
                    type,
                    "it was served as " + before.kind() + " and is now " + now.kind()
                            + ": manifests and clients of before do not find it",
                    BACK);
        }
        before.fields().forEach((path, was) -> {
            String is = now.fields().get(path);
            if (is == null) {
                add(
                        before,
                        type + ", " + path,
                        "the field was served and is gone: what clients write there is lost",
                        BACK);
            } else if (!plain(is).equals(plain(was))) {
                add(
                        before,
                        type + ", " + path,
                        "the field was served as \"" + plain(was) + "\" and is now \"" + plain(is)
                                + "\": clients and stored objects of before do not fit",
                        BACK);
            }
        });
        now.fields().forEach((path, is) -> {
            String was = before.fields().getOrDefault(path, "");
            boolean parentIsNew = parent(path)
                    .filter(parent -> !before.fields().containsKey(parent))
                    .isPresent();
            if (is.endsWith(ServedFields.REQUIRED) && !was.endsWith(ServedFields.REQUIRED) && !parentIsNew) {
                add(
                        before,
                        type + ", " + path,
                        "the field is required and was not: manifests of before are refused",
                        "do not require it, or give it a default");
            }
        });
    }

    /** What the field is in, unless that is the object itself. */
    private static Optional<String> parent(String path) {
        int dot = path.lastIndexOf('.');
        return dot < 0 ? Optional.empty() : Optional.of(path.substring(0, dot));
    }

    private static String plain(String type) {
        return type.replace(ServedFields.REQUIRED, "");
    }

    private void add(ServedFields before, String where, String problem, String undo) {
        GroupVersion version = before.groupVersion();
        String remedy = version.version().contains("alpha")
                ? undo + ", or accept the change, as " + version + " is an alpha version: -Dannex.acceptChanges="
                        + version
                : undo + ", and declare another version for what is new (the record is " + before.path() + ")";
        problems.add(new ModelProblem(where, problem, remedy));
    }
}
