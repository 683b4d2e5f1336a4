package dev.annex.cel.library;

import dev.cel.common.types.ListType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.OptionalType;
import dev.cel.common.types.SimpleType;
import java.util.ArrayList;
import java.util.List;

/** {@code format.dns1123Label().validate(text)} and its like. */
final class FormatFunctions {

    private static final Parameter<NamedFormat> FORMAT =
            new Parameter<>(OpaqueType.create("kubernetes.NamedFormat"), NamedFormat.class);

    private FormatFunctions() {}

    static List<LibraryFunction> all() {
        List<LibraryFunction> all = new ArrayList<>();
        for (NamedFormat format : NamedFormat.values()) {
            String name = "format." + format.text();
            all.add(LibraryFunction.global(name, name, FORMAT.type(), args -> format));
        }
        all.add(LibraryFunction.global(
                "format.named",
                "format-named",
                OptionalType.create(FORMAT.type()),
                Parameter.STRING,
                NamedFormat::find));
        all.add(LibraryFunction.member(
                "validate",
                "format-validate",
                OptionalType.create(ListType.create(SimpleType.STRING)),
                FORMAT,
                Parameter.STRING,
                NamedFormat::validate));
        return all;
    }
}
