package dev.annex.test.conformance;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How much of a recording passes, by area and in all. */
final class Tally {

    private Tally() {}

    static String of(List<ScenarioResult> results) {
        Map<String, List<ScenarioResult>> areas = results.stream()
                .collect(Collectors.groupingBy(result -> result.scenario().area(), TreeMap::new, Collectors.toList()));
        StringBuilder text = new StringBuilder();
        areas.forEach((area, of) -> text.append(line(area, of)).append('\n'));
        long right = results.stream().mapToLong(ScenarioResult::right).sum();
        long asked = results.stream().mapToLong(result -> result.steps().size()).sum();
        return text.append(line("total", results))
                .append("; ")
                .append(right)
                .append(" of ")
                .append(asked)
                .append(" exchanges")
                .toString();
    }

    private static String line(String name, List<ScenarioResult> results) {
        List<ScenarioResult> required =
                results.stream().filter(result -> !result.scenario().optional()).toList();
        int optional = results.size() - required.size();
        String line = "%-14s %d of %d scenarios".formatted(name, passed(required), required.size());
        return optional == 0
                ? line
                : line + ", and " + (passed(results) - passed(required)) + " of " + optional + " optional ones";
    }

    private static long passed(List<ScenarioResult> results) {
        return results.stream().filter(ScenarioResult::passed).count();
    }
}
