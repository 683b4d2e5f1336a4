package dev.annex.cel.cost;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelKind;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What calls of the language's and of Kubernetes' functions can cost.
 *
 * @param sizes what the schema says of sizes
 */
record CallEstimates(DeclaredSizes sizes) {

    private static final double TRAVERSAL = 0.1;
    private static final double PATTERN = 0.25;
    private static final Estimate ADDRESS = new Estimate(4, 16);
    private static final Estimate LIST = Estimate.fixed(11);
    private static final double LONGEST_FORMAT = 128;
    private static final long LONGEST_FORMAT_NAME = 64;

    /**
     * Estimates a call.
     *
     * @param operands the target, if it is a member's call, and the arguments
     */
    CallEstimate of(String function, String overload, List<Operand> operands) {
        return switch (function) {
            case "isSorted", "sum", "max", "min", "indexOf", "lastIndexOf" -> search(operands.get(0));
            case "url", "lowerAscii", "upperAscii", "substring", "trim" ->
                traversal(operands.get(0), 1).making(operands.get(0).size());
            case "replace" -> replace(operands);
            case "split" -> split(operands);
            case "join" -> join(operands);
            case "find", "findAll" ->
                pattern(operands).making(new Estimate(0, operands.get(0).size().max()));
            case "cidr", "isIP", "isCIDR", "quantity", "isQuantity", "semver", "isSemver" ->
                traversal(operands.get(0), 1);
            case "ip" -> overload.equals("cidr_ip") ? CallEstimate.ONE : traversal(operands.get(0), 1);
            case "ip.isCanonical" -> traversal(operands.get(0), 2);
            case "containsIP" -> contains(operands, Estimate.NONE);
            case "containsCIDR" -> contains(operands, ADDRESS.factor(TRAVERSAL).plus(Estimate.ONE));
            case "validate" ->
                CallEstimate.of(operands.get(1).size().factor(TRAVERSAL).factor(LONGEST_FORMAT * PATTERN));
            case "slice" -> slice(operands);
            case "lists.range" -> list(1, Estimate.fixed(number(operands.get(0), Estimate.MOST)));
            case "reverse" -> list(1, operands.get(0).size());
            case "flatten" ->
                list(
                        operands.size() > 1 ? Estimate.real(number(operands.get(1), Estimate.MOST)) : 1,
                        operands.get(0).size());
            case "distinct" ->
                list(2, operands.get(0).size().times(operands.get(0).size()));
            case "sort" -> sort(operands.get(0));
            case "@sortByAssociatedKeys" -> sort(operands.get(1));
            case "sets.contains", "sets.intersects" -> sets(operands, 1);
            case "sets.equivalent" -> sets(operands, 2);
            default -> standard(overload, operands);
        };
    }

    private static CallEstimate traversal(Operand operand, int times) {
        return CallEstimate.of(operand.size().factor(times * TRAVERSAL));
    }

    private CallEstimate search(Operand target) {
        Optional<Operand> elements = target.elements(sizes);
        if (elements.isEmpty()) {
            return traversal(target, 1);
        }
        CelKind kind = elements.get().type().kind();
        boolean texts = kind == CelKind.STRING || kind == CelKind.BYTES;
        Estimate each = texts ? Estimate.ONE.plus(elements.get().size().factor(TRAVERSAL)) : Estimate.ONE;
        return CallEstimate.of(target.size().times(each));
    }

    private static CallEstimate replace(List<Operand> operands) {
        Estimate text = operands.get(0).size();
        Estimate out = operands.get(1).size();
        Estimate in = operands.get(2).size();
        boolean shorter = !Estimate.isMore(in.max(), out.min());
        boolean longer = !Estimate.isMore(out.max(), in.min());
        long most = Estimate.times(times(text.max(), out.min(), shorter), in.max());
        long least = Estimate.times(times(text.min(), out.max(), longer), in.min());
        boolean kept = out.min() == 0 || shorter;
        boolean keptLeast = out.max() == 0 || longer;
        Estimate size = new Estimate(
                Estimate.plus(least, keptLeast ? text.min() : 0), Estimate.plus(most, kept ? text.max() : 0));
        return CallEstimate.of(text.factor(2 * TRAVERSAL)).making(size);
    }

    /** How often a text can be replaced in another. */
    private static long times(long text, long replaced, boolean never) {
        if (replaced == 0) {
            return Estimate.plus(text, 1);
        }
        return never ? 0 : Estimate.ceil(Estimate.real(text) / Estimate.real(replaced));
    }

    private static CallEstimate split(List<Operand> operands) {
        Estimate text = operands.get(0).size();
        OptionalLong limit = operands.size() > 2 ? literal(operands.get(2)) : OptionalLong.empty();
        long most = limit.orElse(text.max()); // a negative one is a large one
        return CallEstimate.of(text.factor(2 * TRAVERSAL)).making(new Estimate(0, most));
    }

    private CallEstimate join(List<Operand> operands) {
        Estimate list = operands.get(0).size();
        Estimate size = operands.get(0)
                .elements(sizes)
                .map(elements -> list.times(elements.size()))
                .orElse(Estimate.NONE);
        if (operands.size() > 1) {
            Estimate separators =
                    new Estimate(list.min() == 0 ? 0 : list.min() - 1, list.max() == 0 ? 0 : list.max() - 1);
            size = size.plus(operands.get(1).size().times(separators));
        }
        return CallEstimate.of(size.factor(TRAVERSAL)).making(size);
    }

    /** A search in a text that costs something even if the text is empty. */
    private static CallEstimate pattern(List<Operand> operands) {
        Estimate text = operands.get(0).size().plus(Estimate.ONE).factor(TRAVERSAL);
        return CallEstimate.of(text.times(operands.get(1).size().factor(PATTERN)));
    }

    private static CallEstimate contains(List<Operand> operands, Estimate more) {
        Estimate cost = ADDRESS.plus(ADDRESS).factor(TRAVERSAL).plus(more);
        boolean text = operands.get(1).type().kind() == CelKind.STRING;
        return CallEstimate.of(text ? cost.plus(operands.get(1).size().factor(1).factor(TRAVERSAL)) : cost);
    }

    private static CallEstimate list(double factor, Estimate size) {
        return CallEstimate.of(size.factor(factor).plus(LIST)).making(size);
    }

    private CallEstimate sort(Operand keys) {
        boolean texts = keys.elements(sizes)
                .map(key -> key.type().kind())
                .filter(kind -> kind == CelKind.STRING || kind == CelKind.BYTES)
                .isPresent();
        return list(texts ? 2 + TRAVERSAL : 2, keys.size().times(keys.size()));
    }

    private static CallEstimate slice(List<Operand> operands) {
        long start = number(operands.get(1), 0);
        long end = number(operands.get(2), operands.get(0).size().max());
        return list(1, Estimate.fixed(end - start));
    }

    private static CallEstimate sets(List<Operand> operands, int factor) {
        Estimate pairs = operands.get(0).size().times(operands.get(1).size());
        return CallEstimate.of(pairs.factor(factor).plus(Estimate.ONE));
    }

    private static long number(Operand operand, long otherwise) {
        OptionalLong literal = literal(operand);
        return literal.isPresent() ? Math.max(0, literal.getAsLong()) : otherwise;
    }

    private static OptionalLong literal(Operand operand) {
        CelExpr expr = operand.expr();
        boolean literal = expr != null
                && expr.getKind() == CelExpr.ExprKind.Kind.CONSTANT
                && expr.constant().getKind() == CelConstant.Kind.INT64_VALUE;
        return expr != null && literal ? OptionalLong.of(expr.constant().int64Value()) : OptionalLong.empty();
    }

    private static CallEstimate standard(String overload, List<Operand> operands) {
        return switch (overload) {
            case "string_format" -> traversal(operands.get(0), 1);
            case "string_to_bytes" -> bytes(operands.get(0).size());
            case "bytes_to_string" -> {
                Estimate size = operands.get(0).size();
                yield traversal(operands.get(0), 1)
                        .making(new Estimate(Long.divideUnsigned(size.min(), 4), size.max()));
            }
            case "strings_quote" -> {
                Estimate size = operands.get(0).size();
                yield traversal(operands.get(0), 1)
                        .making(new Estimate(size.min() + 2, size.max() * 2 + 2)); // as upstream, which may overflow
            }
            case "starts_with_string", "ends_with_string" -> traversal(operands.get(1), 1);
            case "in_list" -> CallEstimate.of(operands.get(1).size().factor(1));
            case "matches_string" -> pattern(operands);
            case "contains_string" ->
                CallEstimate.of(operands.get(0)
                        .size()
                        .factor(TRAVERSAL)
                        .times(operands.get(1).size().factor(TRAVERSAL)));
            case "add_string", "add_bytes", "add_list" -> {
                Estimate size = operands.get(0).size().plus(operands.get(1).size());
                Estimate cost = overload.equals("add_list") ? Estimate.ONE : size.factor(TRAVERSAL);
                yield CallEstimate.of(cost).making(size);
            }
            case "equals" -> equality(operands);
            default -> CallCost.COMPARISONS.contains(overload) ? comparison(operands) : CallEstimate.ONE;
        };
    }

    private static CallEstimate bytes(Estimate text) {
        return CallEstimate.of(text.factor(TRAVERSAL)).making(new Estimate(text.min(), text.max() * 4));
    }

    /** Values of one of Kubernetes' types are compared in a time of their own, unless for being different. */
    private static CallEstimate equality(List<Operand> operands) {
        Operand right = operands.get(1);
        if (!operands.get(0).type().equals(right.type())) {
            return comparison(operands);
        }
        return switch (right.type().name()) {
            case "net.IP", "net.CIDR", "kubernetes.Quantity", "kubernetes.Semver" -> CallEstimate.ONE;
            case "kubernetes.NamedFormat" -> CallEstimate.of(new Estimate(1, LONGEST_FORMAT_NAME).factor(TRAVERSAL));
            case "kubernetes.URL" ->
                CallEstimate.of(new Estimate(
                                1, right.known() == null ? 1 : right.known().max())
                        .factor(TRAVERSAL));
            default -> comparison(operands);
        };
    }

    private static CallEstimate comparison(List<Operand> operands) {
        long most = Estimate.smaller(
                operands.get(0).size().max(), operands.get(1).size().max());
        return CallEstimate.of(new Estimate(most == 0 ? 0 : 1, most).factor(TRAVERSAL));
    }
}
