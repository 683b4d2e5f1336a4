package dev.annex.cel;

import dev.annex.api.FieldError;
import dev.annex.cel.cost.CostEstimator;
import dev.annex.cel.cost.Estimate;
import dev.annex.cel.library.Environment;
import dev.annex.cel.library.LiteralIssues;
import dev.annex.cel.type.DeclaredType;
import dev.annex.cel.type.SchemaTypeProvider;
import dev.annex.schema.Schema;
import dev.annex.status.GoQuote;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelSource;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelType;
import dev.cel.common.types.OptionalType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.runtime.CelEvaluationException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compiles the rules of one schema, and notes what is wrong with them. */
final class LevelCompiler {

    private static final long REQUEST = 3 * 1024 * 1024;
    private static final Map<String, FieldError.Type> REASONS = Map.of(
            "FieldValueInvalid", FieldError.Type.INVALID,
            "FieldValueForbidden", FieldError.Type.FORBIDDEN,
            "FieldValueRequired", FieldError.Type.REQUIRED,
            "FieldValueDuplicate", FieldError.Type.DUPLICATE);

    private final Schema schema;
    private final DeclaredType type;
    private final RulePlace place;
    private final Problems problems;
    private final CelCompiler compiler;
    private final CelCompiler optional;

    LevelCompiler(Schema schema, DeclaredType type, RulePlace place, Problems problems) {
        this.schema = schema;
        this.type = type;
        this.place = place;
        this.problems = problems;
        SchemaTypeProvider types = new SchemaTypeProvider(type);
        this.compiler = compiler(types, type.type());
        this.optional = compiler(types, OptionalType.create(type.type()));
    }

    /** Compiles a rule; nothing if it cannot be evaluated. */
    Optional<CompiledRule> compile(RuleDeclaration rule, int index) {
        String where = place.path() + "." + RuleSearch.KEYWORD + "[" + index + "]";
        if (!isWellFormed(rule, where)) {
            return Optional.empty();
        }
        CelCompiler language = rule.optionalOldSelf() ? optional : compiler;
        Expression expression = rule(language, rule, where + ".rule");
        if (expression == null) {
            return Optional.empty();
        }
        if (expression.usesOldSelf() && !place.uncorrelatable().isEmpty()) {
            problems.add(
                    where + ".rule",
                    "Invalid value: " + GoQuote.quote(rule.rule())
                            + ": oldSelf cannot be used on the uncorrelatable portion of the schema within "
                            + place.uncorrelatable());
        } else if (!expression.usesOldSelf() && rule.json().has("optionalOldSelf")) {
            problems.add(
                    where + ".optionalOldSelf",
                    "Invalid value: " + rule.optionalOldSelf() + ": may not be set if oldSelf is not used in rule");
        }
        return Optional.of(new CompiledRule(
                rule,
                expression,
                rule.messageExpression().isEmpty()
                        ? Optional.empty()
                        : Optional.ofNullable(message(language, rule, where + ".messageExpression")),
                FieldReference.normalize(rule.fieldPath(), schema).orElse(""),
                REASONS.getOrDefault(rule.reason(), FieldError.Type.INVALID)));
    }

    private boolean isWellFormed(RuleDeclaration rule, String where) {
        if (rule.rule().isBlank()) {
            problems.add(where + ".rule", "Required value: rule is not specified");
        } else if (!rule.message().isEmpty() && rule.message().isBlank()) {
            problems.add(where + ".message", invalid(rule.message(), "must be non-empty if specified"));
        } else if (rule.message().strip().indexOf('\n') >= 0) {
            problems.add(where + ".message", invalid(rule.message(), "must not contain line breaks"));
        } else if (rule.rule().strip().indexOf('\n') >= 0 && rule.message().isEmpty()) {
            problems.add(where + ".message", "Required value: message must be specified if rule contains line breaks");
        } else if (!rule.messageExpression().isEmpty()
                && rule.messageExpression().isBlank()) {
            problems.add(
                    where + ".messageExpression", "Required value: messageExpression must be non-empty if specified");
        } else if (!rule.reason().isEmpty() && !REASONS.containsKey(rule.reason())) {
            problems.add(
                    where + ".reason",
                    "Unsupported value: " + GoQuote.quote(rule.reason())
                            + ": supported values: \"FieldValueDuplicate\","
                            + " \"FieldValueForbidden\", \"FieldValueInvalid\", \"FieldValueRequired\"");
        } else if (FieldReference.normalize(rule.fieldPath(), schema).isEmpty()) {
            problems.add(where + ".fieldPath", invalid(rule.fieldPath(), "must be a valid path"));
        } else {
            return true;
        }
        return false;
    }

    private static String invalid(String value, String why) {
        return "Invalid value: " + GoQuote.quote(value) + ": " + why;
    }

    private CelCompiler compiler(SchemaTypeProvider types, CelType old) {
        return Environment.COMPILER
                .toCompilerBuilder()
                .setTypeProvider(types)
                .addVar(Variables.SELF, type.type())
                .addVar(Variables.OLD_SELF, old)
                .build();
    }

    private @Nullable Expression rule(CelCompiler language, RuleDeclaration rule, String where) {
        CelAbstractSyntaxTree ast = check(language, rule.rule(), "", rule, where);
        if (ast == null) {
            return null;
        }
        if (!ast.getResultType().equals(SimpleType.BOOL)) {
            refuse(rule, where, "cel expression must evaluate to a bool");
            return null;
        }
        Expression expression = expression(ast, "program", rule, where);
        if (expression != null) {
            long cost = CostEstimator.estimate(ast, type);
            long times = place.times().orElse(REQUEST / (type.minimum() + 1));
            problems.cost(where, "rule", Estimate.times(cost, times));
        }
        return expression;
    }

    private @Nullable Expression message(CelCompiler language, RuleDeclaration rule, String where) {
        CelAbstractSyntaxTree ast = check(language, rule.messageExpression(), "messageExpression ", rule, where);
        if (ast == null) {
            return null;
        }
        if (!ast.getResultType().equals(SimpleType.STRING)) {
            refuse(rule, where, "messageExpression must evaluate to a string");
            return null;
        }
        Expression expression = expression(ast, "messageExpression", rule, where);
        if (expression != null) {
            problems.cost(where, "messageExpression", CostEstimator.estimate(ast, type));
        }
        return expression;
    }

    private @Nullable CelAbstractSyntaxTree check(
            CelCompiler language, String source, String what, RuleDeclaration rule, String where) {
        CelValidationResult result = language.compile(source);
        List<CelIssue> issues = result.getErrors();
        try {
            if (issues.isEmpty()) {
                CelAbstractSyntaxTree ast = result.getAst();
                issues = LiteralIssues.of(ast);
                if (issues.isEmpty()) {
                    return ast;
                }
            }
            CelSource read = result.getSource();
            LogicalOperands operands =
                    new LogicalOperands(language.parse(source).getAst());
            refuse(rule, where, what + "compilation failed: " + new CompileErrors(read, operands).text(issues));
        } catch (CelValidationException e) {
            refuse(rule, where, what + "compilation failed: " + CompileErrors.syntax(e.getSource(), issues));
        }
        return null;
    }

    private @Nullable Expression expression(
            CelAbstractSyntaxTree ast, String what, RuleDeclaration rule, String where) {
        Optional<String> fault = Instantiation.fault(ast);
        try {
            if (fault.isEmpty()) {
                return Expression.of(ast);
            }
            refuse(rule, where, what + " instantiation failed: " + fault.get());
        } catch (CelEvaluationException e) {
            refuse(rule, where, what + " instantiation failed: " + e.getMessage());
        }
        return null;
    }

    private void refuse(RuleDeclaration rule, String where, String sentence) {
        problems.add(where, "Invalid value: " + rule.json() + ": " + sentence);
    }
}
