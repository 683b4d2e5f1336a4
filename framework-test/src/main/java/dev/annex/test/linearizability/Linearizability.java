package dev.annex.test.linearizability;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The search for an order of the operations on one object in which each takes effect at one moment between call and
 * answer, and each answer is what the object would have said then.
 */
public final class Linearizability {

    private final List<Operation> operations;
    private final Map<String, Long> revisions;
    private final Moment head = new Moment(-1, false);
    private final Set<Tried> tried = new HashSet<>();
    private final Deque<Step> steps = new ArrayDeque<>();
    private final BitSet placed = new BitSet();
    private List<Operation> longest = List.of();

    private record Tried(BitSet placed, Register state) {}

    private record Step(Moment moment, Register before) {}

    /** A call or an answer, in a list by time from which those of placed operations are taken out. */
    private static final class Moment {

        private final int operation;
        private final boolean answer;
        private @Nullable Moment previous;
        private @Nullable Moment next;
        private @Nullable Moment match;

        Moment(int operation, boolean answer) {
            this.operation = operation;
            this.answer = answer;
        }

        void unlink() {
            if (previous != null) {
                previous.next = next;
            }
            if (next != null) {
                next.previous = previous;
            }
        }

        void relink() {
            if (previous != null) {
                previous.next = this;
            }
            if (next != null) {
                next.previous = this;
            }
        }
    }

    private Linearizability(List<Operation> operations) {
        this.operations = operations;
        this.revisions = Register.revisions(operations);
        link();
    }

    /**
     * Checks what was recorded of one object, which did not exist in the beginning.
     *
     * @return empty if there is such an order; else the longest beginning of one that was found, and what comes next
     */
    public static Optional<String> violation(List<Operation> operations) {
        Linearizability search = new Linearizability(List.copyOf(operations));
        return search.succeeds() ? Optional.empty() : Optional.of(search.explanation());
    }

    private void link() {
        record Timed(long at, Moment moment) {}
        List<Timed> moments = new ArrayList<>();
        for (int i = 0; i < operations.size(); i++) {
            Moment call = new Moment(i, false);
            Moment answer = new Moment(i, true);
            call.match = answer;
            moments.add(new Timed(operations.get(i).called(), call));
            moments.add(new Timed(operations.get(i).answered(), answer));
        }
        // at the same instant calls come first: the operations are then taken for concurrent
        moments.sort(Comparator.comparingLong(Timed::at).thenComparing(timed -> timed.moment().answer));
        Moment last = head;
        for (Timed each : moments) {
            last.next = each.moment();
            each.moment().previous = last;
            last = each.moment();
        }
    }

    private boolean succeeds() {
        Register state = Register.EMPTY;
        Moment at = head.next;
        while (at != null && head.next != null) {
            Register after = at.answer ? null : place(at, state);
            if (after != null) {
                state = after;
                at = head.next;
            } else if (!at.answer) {
                at = at.next;
            } else if (steps.isEmpty()) {
                return false;
            } else {
                remember();
                Step undone = steps.pop();
                state = undone.before();
                at = takeBack(undone.moment()).next;
            }
        }
        return true;
    }

    /** Lets an operation take effect next, if it can and this has not been tried before. */
    private @Nullable Register place(Moment call, Register state) {
        Optional<Register> after = state.after(operations.get(call.operation), revisions);
        if (after.isEmpty()) {
            return null;
        }
        placed.set(call.operation);
        if (!tried.add(new Tried((BitSet) placed.clone(), after.get()))) {
            placed.clear(call.operation);
            return null;
        }
        steps.push(new Step(call, state));
        call.unlink();
        if (call.match != null) {
            call.match.unlink();
        }
        return after.get();
    }

    private Moment takeBack(Moment call) {
        placed.clear(call.operation);
        if (call.match != null) {
            call.match.relink();
        }
        call.relink();
        return call;
    }

    private void remember() {
        if (steps.size() > longest.size()) {
            List<Operation> order = new ArrayList<>();
            steps.descendingIterator().forEachRemaining(step -> order.add(operations.get(step.moment().operation)));
            longest = order;
        }
    }

    private String explanation() {
        List<Operation> rest = new ArrayList<>(operations);
        rest.removeAll(longest);
        rest.sort(Comparator.comparingLong(Operation::answered));
        int from = Math.max(0, longest.size() - 10);
        return "no order explains the " + operations.size() + " operations; at best, the first " + longest.size()
                + " end with\n  " + lines(longest.subList(from, longest.size()))
                + "\nand then none of these can follow:\n  "
                + lines(rest.subList(0, Math.min(10, rest.size())));
    }

    private static String lines(List<Operation> operations) {
        return String.join("\n  ", operations.stream().map(Operation::toString).toList());
    }
}
