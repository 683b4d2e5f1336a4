package dev.annex.test.conversion;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.registry.ResourceVersion;
import dev.annex.status.StatusException;
import dev.annex.test.conversion.TreeDifferences.Difference;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The way of objects of one version to another and back, or through the class of their own version and back. */
final class RoundTrip {

    private final ConvertibleKind kind;
    private final ResourceVersion from;
    private final ResourceVersion by;
    private final Set<String> mayLose;
    private final ResourceVersion judge;
    private final boolean byClass;

    /** A way; by way of the class if both versions are the same. */
    RoundTrip(ConvertibleKind kind, ResourceVersion from, ResourceVersion by, Set<String> mayLose) {
        this.kind = kind;
        this.from = from;
        this.by = by;
        this.mayLose = mayLose;
        this.byClass = from.name().equals(by.name());
        // without user code, which would fill again what was lost
        this.judge = new ResourceVersion(
                from.definition(),
                from.kind(),
                from.objectSchema(),
                from.type(),
                List.of(),
                from.nativeType(),
                from.binding(),
                from.validator());
    }

    /** Checks that an object comes back as it was. */
    void check(ObjectNode object, long seed) {
        List<String> losses = losses(object);
        if (losses.isEmpty()) {
            return;
        }
        String first = what(losses.get(0));
        ObjectNode smallest = Shrinking.of(
                object,
                smaller -> isValid(smaller)
                        && losses(smaller).stream().anyMatch(loss -> what(loss).equals(first)));
        String shown = losses(smallest).stream().map(loss -> "  " + loss + "\n").collect(Collectors.joining());
        throw new AssertionError(kind.name() + ": objects of " + from.name() + " do not come back the same by way of "
                + way() + "\n" + shown + "The smallest object that shows it:\n  " + smallest + "\n" + between(smallest)
                + "Seed " + seed + "; -Dannex.seed=" + seed + " repeats it.");
    }

    /** What a loss is about, whatever the values are. */
    private static String what(String loss) {
        return loss.startsWith("conversion of ")
                ? loss
                : loss.replaceAll("(?s): .*", "").replaceAll("\\[[0-9]+]", "");
    }

    private String way() {
        return byClass ? "their class" : by.name();
    }

    private boolean isValid(ObjectNode object) {
        if (!object.path("metadata").has("name")
                || !object.path("kind").asText().equals(from.kind().kind())
                || !object.path("apiVersion").asText().equals(from.apiVersion())) {
            return false;
        }
        try {
            ObjectNode filled = object.deepCopy();
            judge.applyDefaults(filled);
            return filled.equals(object) && kind.faults(object, from).isEmpty();
        } catch (StatusException e) {
            return false;
        }
    }

    private String between(ObjectNode object) {
        try {
            return "as " + way() + " has it:\n  " + there(object) + "\n";
        } catch (StatusException e) {
            return "";
        }
    }

    private List<String> losses(ObjectNode object) {
        try {
            ObjectNode there = there(object.deepCopy());
            ObjectNode back = back(there);
            judge.applyDefaults(back);
            boolean nulls = !kind.typed() && !byClass;
            List<String> losses = TreeDifferences.between(object, back, nulls).stream()
                    .filter(difference -> mayLose.stream().noneMatch(difference::in))
                    .map(Difference::toString)
                    .collect(Collectors.toList());
            for (String field : List.of("labels", "annotations")) {
                object.path("metadata").path(field).properties().stream()
                        .filter(entry -> !entry.getValue()
                                .equals(there.path("metadata").path(field).get(entry.getKey())))
                        .forEach(entry ->
                                losses.add("metadata." + field + "." + entry.getKey() + " is not in " + way()));
            }
            return losses;
        } catch (StatusException e) {
            return List.of(e.message());
        }
    }

    private ObjectNode there(ObjectNode object) {
        if (!byClass) {
            return kind.convert(object, from, by);
        }
        Class<? extends HasMetadata> type = from.type();
        return type == null ? object : from.binding().toTree(from.binding().toObject(object, type));
    }

    private ObjectNode back(ObjectNode object) {
        return byClass ? object.deepCopy() : kind.convert(object, by, from).deepCopy();
    }
}
