package dev.annex.schema;

import com.google.re2j.PatternSyntaxException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Reads how large a regular expression will be, and refuses what Go refuses (its {@code regexp/syntax} package): more than a
 * thousand repetitions within each other, or levels, or more steps than fit into 128 MiB. The library knows none of
 * these limits. What is wrong with the expression otherwise is left to it.
 */
final class RegexSize {

    private static final long MOST_REPETITIONS = 1_000;
    private static final int MOST_LEVELS = 1_000;
    private static final long MOST_STEPS = (128 << 20) / 40;

    /**
     * A part of an expression.
     *
     * @param steps how many it has, repetitions counted as often as they may be repeated
     * @param levels how deep it is
     * @param repetitions how often its innermost part may be repeated
     */
    private record Part(long steps, int levels, long repetitions) {

        static final Part NOTHING = new Part(0, 0, 1);
        static final Part ONE = new Part(1, 1, 1);

        Part with(Part other, int moreLevels) {
            return new Part(
                    Math.min(steps + other.steps, MOST_STEPS + 1),
                    Math.max(levels, other.levels + moreLevels),
                    Math.max(repetitions, other.repetitions));
        }

        Part above(int moreSteps) {
            return new Part(steps + moreSteps, levels + 1, repetitions);
        }
    }

    /** What has been read of a group. */
    private static final class Group {

        private final boolean captures;
        private Part before = Part.NOTHING;
        private Part last = Part.NOTHING;

        Group(boolean captures) {
            this.captures = captures;
        }

        void add(Part part) {
            before = before.with(last, 1);
            last = part;
        }

        /** Its alternatives are counted as if they came one after the other, which makes them no smaller. */
        Part whole() {
            Part whole = before.steps == 0 ? last : before.with(last, 1);
            return captures ? whole.above(2) : whole;
        }
    }

    private final String text;
    private final Deque<Group> groups = new ArrayDeque<>();
    private int position;

    /** Where the last repetition ended: another one right behind it is an error, which the library finds. */
    private int repeated = -1;

    private RegexSize(String text) {
        this.text = text;
        groups.push(new Group(false));
    }

    /**
     * The number of an expression's steps.
     *
     * @throws PatternSyntaxException if it is too large in some way
     */
    static long of(String expression) {
        return new RegexSize(expression).read();
    }

    private long read() {
        while (position < text.length()) {
            switch (text.charAt(position)) {
                case '(' -> open();
                case ')' -> close();
                case '[' -> skipClass();
                case '\\' -> skipEscape();
                case '*', '+', '?' -> repeat(position + 1, 1, group().last.repetitions());
                case '{' -> braces();
                default -> one(position + Character.charCount(text.codePointAt(position)));
            }
        }
        while (groups.size() > 1) {
            close();
        }
        Part whole = checked(group().whole());
        return Math.max(1, whole.steps());
    }

    private Group group() {
        return groups.element();
    }

    private void one(int end) {
        group().add(Part.ONE);
        position = end;
    }

    private Part checked(Part part) {
        if (part.steps() > MOST_STEPS) {
            throw new PatternSyntaxException("expression too large", text);
        }
        if (part.levels() > MOST_LEVELS) {
            throw new PatternSyntaxException("expression nests too deeply", text);
        }
        return part;
    }

    private void open() {
        position++;
        if (!text.startsWith("?", position)) {
            groups.push(new Group(true));
            return;
        }
        boolean named = text.startsWith("?P<", position) || text.startsWith("?<", position);
        int end = position;
        while (end < text.length() && ":)>".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        // flags for the rest of the group open none
        if (!text.startsWith(")", end)) {
            groups.push(new Group(named));
        }
        position = Math.min(end + 1, text.length());
    }

    private void close() {
        position++;
        if (groups.size() > 1) {
            Part closed = checked(groups.pop().whole());
            group().add(closed);
        }
    }

    private void skipClass() {
        int end = position + 1;
        end += text.startsWith("^", end) ? 1 : 0;
        // a bracket that comes first is one of the characters
        end += text.startsWith("]", end) ? 1 : 0;
        while (end < text.length() && text.charAt(end) != ']') {
            int named = text.startsWith("[:", end) ? text.indexOf(":]", end + 2) : -1;
            end = named >= 0 ? named + 2 : end + (text.charAt(end) == '\\' ? 2 : 1);
        }
        one(Math.min(end + 1, text.length()));
    }

    private void skipEscape() {
        char kind = position + 1 < text.length() ? text.charAt(position + 1) : '\\';
        int end = position + 2;
        if (kind == 'Q') {
            int quoted = text.indexOf("\\E", end);
            int last = quoted < 0 ? text.length() : quoted;
            while (end < last) {
                one(end + 1);
                end++;
            }
            position = quoted < 0 ? last : last + 2;
            return;
        }
        if ("pPx".indexOf(kind) >= 0 && text.startsWith("{", end)) {
            int closing = text.indexOf('}', end);
            end = closing < 0 ? text.length() : closing + 1;
        }
        one(Math.min(end, text.length()));
    }

    /** A number of repetitions, or just a brace. */
    private void braces() {
        int end = position + 1;
        int least = number(end);
        end = digits(end);
        int most = least;
        if (text.startsWith(",", end)) {
            most = digits(end + 1) == end + 1 ? -1 : number(end + 1);
            end = digits(end + 1);
        }
        if (least < 0 || !text.startsWith("}", end)) {
            one(position + 1);
            return;
        }
        long times = Math.max(1, most < 0 ? least : most);
        long repetitions = most == 0 ? 1 : times * group().last.repetitions();
        if (position != repeated && (least >= 2 || most >= 2) && repetitions > MOST_REPETITIONS) {
            throw new PatternSyntaxException("invalid repeat count", text.substring(position, end + 1));
        }
        repeat(end + 1, times, repetitions);
    }

    private int digits(int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }

    /** The number that stands there, -1 if none does, and little more than may be if it is larger than that. */
    private int number(int from) {
        int end = digits(from);
        if (end == from) {
            return -1;
        }
        return end - from > 4 ? (int) MOST_REPETITIONS + 1 : Integer.parseInt(text.substring(from, end));
    }

    private void repeat(int end, long times, long repetitions) {
        Group group = group();
        Part last = group.last;
        long steps = Math.min(MOST_STEPS + 1, times * (last.steps() + 1) + 1);
        group.last = checked(new Part(steps, last.levels() + 1, repetitions));
        // a question mark behind it asks for as few as can be
        position = text.startsWith("?", end) ? end + 1 : end;
        repeated = position;
    }
}
