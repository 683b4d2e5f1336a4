package dev.annex.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The bars that we have set ourselves, and whether they hold. */
final class Bars {

    private final List<String> lines = new ArrayList<>();
    private int failed;

    void atLeast(double bar, double value, String what) {
        judge(value >= bar, value, what, "at least", bar);
    }

    void atMost(double bar, double value, String what) {
        judge(value <= bar, value, what, "at most", bar);
    }

    private void judge(boolean holds, double value, String what, String sense, double bar) {
        failed += holds ? 0 : 1;
        lines.add(String.format(
                Locale.ROOT, "%-6s %12.3f %s (%s %s)", holds ? "holds" : "FAILS", value, what, sense, bar));
    }

    /** Prints all of them; whether all hold. */
    boolean print() {
        System.out.println();
        lines.forEach(System.out::println);
        return failed == 0;
    }
}
