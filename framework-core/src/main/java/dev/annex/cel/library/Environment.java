package dev.annex.cel.library;

import com.google.common.collect.Sets;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.TypeType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.compiler.CelCompilerLibrary;
import dev.cel.extensions.CelExtensions;
import dev.cel.extensions.CelListsExtensions;
import dev.cel.extensions.CelStringExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.CelRuntimeLibrary;
import dev.cel.runtime.CelStandardFunctions;
import dev.cel.runtime.standard.AddOperator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The language as Kubernetes 1.36 gives it to rules: the standard, its extensions for strings, sets, lists, optional
 * values and comprehensions of two variables, and Kubernetes' own libraries.
 */
public final class Environment {

    private static final CelOptions OPTIONS = options();

    private static final Set<CelStandardMacro> STANDARD_MACROS =
            Sets.difference(CelStandardMacro.STANDARD_MACROS, Set.of(CelStandardMacro.HAS));

    /** Compiles expressions that see no variables; rules extend it by theirs. */
    public static final CelCompiler COMPILER = compiler();

    /** Runs what the compiler made. */
    public static final CelRuntime RUNTIME = runtime();

    private Environment() {}

    private static CelOptions options() {
        return CelOptions.current()
                .enableHeterogeneousNumericComparisons(true)
                .enableOptionalSyntax(true)
                .errorOnDuplicateMapKeys(false)
                .comprehensionMaxIterations(-1)
                .build();
    }

    private static List<LibraryFunction> added() {
        List<LibraryFunction> added = new ArrayList<>();
        added.addAll(ConversionBindings.added());
        added.addAll(UrlFunctions.all());
        added.addAll(RegexFunctions.all());
        added.addAll(ListFunctions.all());
        added.addAll(QuantityFunctions.all());
        added.addAll(NetworkFunctions.ip());
        added.addAll(NetworkFunctions.cidr());
        added.addAll(FormatFunctions.all());
        added.addAll(SemverFunctions.all());
        added.addAll(TextFunctions.all());
        added.addAll(SortFunctions.all());
        added.addAll(ListTransforms.all());
        return added;
    }

    private static CelStringExtensions strings() {
        return CelExtensions.strings(
                CelStringExtensions.Function.JOIN,
                CelStringExtensions.Function.LOWER_ASCII,
                CelStringExtensions.Function.QUOTE,
                CelStringExtensions.Function.REPLACE,
                CelStringExtensions.Function.SPLIT,
                CelStringExtensions.Function.TRIM,
                CelStringExtensions.Function.UPPER_ASCII);
    }

    private static CelListsExtensions lists() {
        return CelExtensions.lists(CelListsExtensions.Function.RANGE, CelListsExtensions.Function.REVERSE);
    }

    private static CelCompiler compiler() {
        Map<String, List<CelOverloadDecl>> overloads = new LinkedHashMap<>();
        added().forEach(function -> overloads
                .computeIfAbsent(function.name(), name -> new ArrayList<>())
                .add(function.declaration()));
        List<CelFunctionDecl> functions = new ArrayList<>();
        overloads.forEach((name, all) -> functions.add(CelFunctionDecl.newFunctionDeclaration(name, all)));
        List<CelCompilerLibrary> libraries = List.of(
                strings(),
                CelExtensions.sets(OPTIONS),
                lists(),
                new OptionalSyntax(CelExtensions.optional()),
                CelExtensions.comprehensions());
        return CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardMacros(STANDARD_MACROS)
                .addLibraries(libraries)
                .addMacros(SortFunctions.macro(), PresenceMacro.macro())
                .addFunctionDeclarations(functions)
                .addVar(SimpleType.DURATION.name(), TypeType.create(SimpleType.DURATION))
                .addVar(SimpleType.TIMESTAMP.name(), TypeType.create(SimpleType.TIMESTAMP))
                .build();
    }

    private static CelRuntime runtime() {
        List<CelRuntimeLibrary> libraries = List.of(
                strings(),
                CelExtensions.sets(OPTIONS),
                lists(),
                CelExtensions.optional(),
                CelExtensions.comprehensions());
        return CelRuntimeFactory.legacyCelRuntimeBuilder()
                .setOptions(OPTIONS)
                .setStandardEnvironmentEnabled(false)
                .setStandardFunctions(CelStandardFunctions.newBuilder()
                        .filterFunctions((function, overload) -> !OperatorBindings.REPLACED.contains(function)
                                && overload != AddOperator.AddOverload.ADD_LIST
                                && !TimeBindings.replaces(overload.toString())
                                && !ConversionBindings.REPLACED.contains(overload.toString()))
                        .build())
                .addLibraries(libraries)
                .addFunctionBindings(OperatorBindings.all())
                .addFunctionBindings(ConversionBindings.all())
                .addFunctionBindings(TimeBindings.all())
                .addFunctionBindings(
                        added().stream().map(LibraryFunction::binding).toList())
                .build();
    }
}
