package dev.annex.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The operands of logical operators in an expression that has been parsed, but whose types are not right.
 *
 * @param ast the parsed expression
 */
record LogicalOperands(CelAbstractSyntaxTree ast) {

    /** What is wrong with the operands of an operator that cannot be applied to values of these types. */
    Stream<CelIssue> issues(CelIssue issue, String types) {
        List<String> each = split(types);
        return CelNavigableAst.fromAst(ast)
                .getRoot()
                .allNodes()
                .map(CelNavigableExpr::expr)
                .filter(expr -> expr.id() == issue.getExprId())
                .findFirst()
                .stream()
                .flatMap(expr -> IntStream.range(0, each.size())
                        .filter(i -> !each.get(i).equals("bool") && !each.get(i).equals("dyn"))
                        .mapToObj(i -> CompileErrors.reworded(
                                issue,
                                "expected type 'bool' but found '" + CompileErrors.types(each.get(i)) + "'",
                                location(expr.call().args().get(i)))));
    }

    private CelSourceLocation location(CelExpr expr) {
        Integer position = ast.getSource().getPositionsMap().get(expr.id());
        return position == null
                ? CelSourceLocation.NONE
                : ast.getSource().getOffsetLocation(position).orElse(CelSourceLocation.NONE);
    }

    /** Types that are separated by commas, some of which have types in brackets behind them. */
    private static List<String> split(String types) {
        List<String> split = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < types.length(); i++) {
            char c = types.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ',' && depth == 0) {
                split.add(types.substring(start, i).strip());
                start = i + 1;
            }
        }
        split.add(types.substring(start).strip());
        return split;
    }
}
