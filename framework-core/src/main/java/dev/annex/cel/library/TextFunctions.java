package dev.annex.cel.library;

import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelFunctionBinding;
import java.util.List;

/** {@code 'ship %s'.format([name])}, which the language's own library of strings does not have in Java. */
final class TextFunctions {

    private TextFunctions() {}

    static List<LibraryFunction> all() {
        return List.of(new LibraryFunction(
                "format",
                CelOverloadDecl.newMemberOverload(
                        "string_format", SimpleType.STRING, SimpleType.STRING, ListType.create(SimpleType.DYN)),
                CelFunctionBinding.from("string_format", String.class, List.class, TextFunctions::format)));
    }

    private static Object format(String pattern, List<?> arguments) {
        return new TextFormat(pattern, arguments).text();
    }
}
