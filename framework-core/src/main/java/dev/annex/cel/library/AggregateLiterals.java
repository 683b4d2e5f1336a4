package dev.annex.cel.library;

import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.cel.common.types.CelType;
import java.util.List;
import java.util.Optional;

/** Finds literal lists and maps of different types, which are allowed only where texts are made of them. */
final class AggregateLiterals {

    private AggregateLiterals() {}

    static void check(CelNavigableExpr node, LiteralIssues issues) {
        CelExpr expr = node.expr();
        CelExpr.ExprKind.Kind kind = expr.getKind();
        boolean aggregate = kind == CelExpr.ExprKind.Kind.LIST || kind == CelExpr.ExprKind.Kind.MAP;
        if (!aggregate || isFormatted(node)) {
            return;
        }
        if (kind == CelExpr.ExprKind.Kind.LIST) {
            elements(expr, issues);
        } else {
            entries(expr, issues);
        }
    }

    private static boolean isFormatted(CelNavigableExpr node) {
        Optional<CelNavigableExpr> parent = node.parent();
        while (parent.isPresent()) {
            CelExpr expr = parent.get().expr();
            if (expr.getKind() == CelExpr.ExprKind.Kind.CALL
                    && expr.call().function().equals("format")) {
                return true;
            }
            parent = parent.get().parent();
        }
        return false;
    }

    private static void elements(CelExpr list, LiteralIssues issues) {
        List<CelExpr> elements = list.list().elements();
        CelType first = null;
        for (int i = 0; i < elements.size(); i++) {
            CelType type = issues.type(elements.get(i));
            if (list.list().optionalIndices().contains(i)) {
                type = type.parameters().get(0);
            }
            if (first == null) {
                first = type;
            } else if (!first.equals(type)) {
                issues.add(elements.get(i), mismatch(first, type));
                return;
            }
        }
    }

    private static void entries(CelExpr map, LiteralIssues issues) {
        CelType keys = null;
        CelType values = null;
        for (CelExpr.CelMap.Entry entry : map.map().entries()) {
            CelType key = issues.type(entry.key());
            CelType value = issues.type(entry.value());
            if (entry.optionalEntry()) {
                value = value.parameters().get(0);
            }
            if (keys == null || values == null) {
                keys = key;
                values = value;
                continue;
            }
            if (!keys.equals(key)) {
                issues.add(entry.key(), mismatch(keys, key));
            }
            if (!values.equals(value)) {
                issues.add(entry.value(), mismatch(values, value));
            }
        }
    }

    private static String mismatch(CelType expected, CelType found) {
        return "expected type '" + TypeNames.declared(expected) + "' but found '" + TypeNames.declared(found) + "'";
    }
}
