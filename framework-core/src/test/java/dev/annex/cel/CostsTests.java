package dev.annex.cel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.cel.cost.CostEstimator;
import dev.annex.cel.library.Environment;
import dev.annex.cel.type.DeclaredType;
import dev.annex.cel.type.SchemaTypeProvider;
import dev.annex.cel.value.Values;
import dev.annex.schema.Schema;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelValidationException;
import dev.cel.compiler.CelCompiler;
import dev.cel.runtime.CelEvaluationException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What expressions cost in kube-apiserver 1.36.2, recorded in {@code costs.json}: at most, by its estimate, and then for
 * each value, whether the expression has a result or fails. By that rules are refused, and writes that cost too much.
 */
class CostsTests {

    @TestFactory
    Stream<DynamicTest> areTheSame() throws IOException {
        JsonNode recorded = ExpressionsTests.resource("costs.json");
        Schema schema = Schema.parse((ObjectNode) recorded.path("schema"));
        DeclaredType type = Objects.requireNonNull(DeclaredType.of(schema, false));
        CelCompiler compiler = Environment.COMPILER
                .toCompilerBuilder()
                .setTypeProvider(new SchemaTypeProvider(type))
                .addVar(Variables.SELF, type.type())
                .build();
        List<Object> values = ExpressionsTests.elements(recorded.path("values"))
                .map(value -> Values.of(value, schema))
                .toList();
        return recorded.path("costs").properties().stream()
                .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> check(compiler, type, values, each)));
    }

    private static void check(
            CelCompiler compiler, DeclaredType type, List<Object> values, Map.Entry<String, JsonNode> recorded)
            throws CelValidationException, CelEvaluationException {
        CelAbstractSyntaxTree ast = compiler.compile(recorded.getKey()).getAst();
        Expression expression = Expression.of(ast);
        List<String> costs = new ArrayList<>();
        costs.add(Long.toUnsignedString(CostEstimator.estimate(ast, type)));
        for (Object value : values) {
            Variables variables = new Variables(() -> value, Optional.empty());
            costs.add(Long.toString(expression.evaluate(variables).cost()));
        }

        assertThat(costs)
                .containsExactlyElementsOf(ExpressionsTests.elements(recorded.getValue())
                        .map(JsonNode::asText)
                        .toList());
    }
}
