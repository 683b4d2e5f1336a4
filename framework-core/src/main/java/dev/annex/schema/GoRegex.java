package dev.annex.schema;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * A regular expression as Go's {@code regexp} package knows it: with its syntax, with its limits, and found in a time that
 * grows with the text alone. Immutable.
 *
 * @see <a href="https://github.com/google/re2/wiki/Syntax">Syntax</a>
 */
public final class GoRegex {

    /** Up to this size an expression is compiled and found well within the stack of any thread. */
    private static final long SHALLOW = 1_000;

    /** What each step of an expression may take of the stack, and what is there before the first. */
    private static final long STACK_OF_STEP = 512;

    private static final long STACK = 1 << 20;

    private final Pattern pattern;
    private final long size;

    private GoRegex(Pattern pattern, long size) {
        this.pattern = pattern;
        this.size = size;
    }

    /**
     * Compiles an expression.
     *
     * @throws PatternSyntaxException if it is none, or one that Go refuses to compile; the message is Go's
     */
    public static GoRegex compile(String expression) {
        long size = RegexSize.of(expression);
        return new GoRegex(deep(size, () -> Pattern.compile(expression)), size);
    }

    /** Whether it is found anywhere in a text. */
    public boolean isFoundIn(String text) {
        return deep(size, () -> pattern.matcher(text).find());
    }

    /**
     * The parts of a text where it is found, one after the other.
     *
     * @param most how many of them; all if it is negative
     */
    public List<String> findAll(String text, long most) {
        return deep(size, () -> {
            List<String> found = new ArrayList<>();
            Matcher matcher = pattern.matcher(text);
            while ((most < 0 || found.size() < most) && matcher.find()) {
                found.add(matcher.group());
            }
            return found;
        });
    }

    /** How many steps it has, repetitions counted as often as they may be repeated. */
    public long size() {
        return size;
    }

    /** The expression. */
    @Override
    public String toString() {
        return pattern.pattern();
    }

    /** The library goes down one call for each step, where Go's stacks simply grow. */
    private static <T> T deep(long size, Supplier<T> work) {
        if (size <= SHALLOW) {
            return work.get();
        }
        FutureTask<T> task = new FutureTask<>(work::get);
        new Thread(null, task, "annex-regex", STACK + size * STACK_OF_STEP).start();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException e) {
                    // it ends soon, since the text's length bounds it
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof PatternSyntaxException problem) {
                throw problem;
            }
            throw new IllegalStateException("a regular expression could not be compiled or found", e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
