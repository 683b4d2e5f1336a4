package dev.annex.selector;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A label selector: requirements all of which labels have to meet (W-01). Immutable. */
public final class LabelSelector {

    static final Comparator<String> BYTEWISE =
            (a, b) -> Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));

    private static final LabelSelector EVERYTHING = new LabelSelector(List.of());

    private final List<LabelRequirement> requirements;

    private LabelSelector(List<LabelRequirement> requirements) {
        this.requirements = requirements;
    }

    /** The selector that matches whatever labels. */
    public static LabelSelector everything() {
        return EVERYTHING;
    }

    /** The selector of those requirements, in the order of their keys. */
    public static LabelSelector of(List<LabelRequirement> requirements) {
        return requirements.isEmpty()
                ? EVERYTHING
                : new LabelSelector(requirements.stream()
                        .sorted(Comparator.comparing(LabelRequirement::key, BYTEWISE))
                        .toList());
    }

    /**
     * The selector that a text stands for; an empty one matches everything.
     *
     * @throws dev.annex.status.StatusException with 400 if it is none
     */
    public static LabelSelector parse(String text) {
        return text.isEmpty() ? EVERYTHING : of(new LabelSelectorParser(text).parse());
    }

    /** Whether labels meet all requirements. */
    public boolean matches(Map<String, String> labels) {
        for (LabelRequirement requirement : requirements) {
            if (!requirement.matches(labels)) {
                return false;
            }
        }
        return true;
    }

    /** Whether it matches everything. */
    public boolean isEmpty() {
        return requirements.isEmpty();
    }

    /** The requirements, in the order of their keys. */
    public List<LabelRequirement> requirements() {
        return requirements;
    }

    /** The one value that a key must have, if the first requirement on that key says so. */
    public Optional<String> exactValue(String key) {
        return requirements.stream()
                .filter(requirement -> requirement.key().equals(key))
                .findFirst()
                .filter(requirement -> switch (requirement.operator()) {
                    case EQUALS, DOUBLE_EQUALS, IN -> requirement.values().size() == 1;
                    default -> false;
                })
                .map(requirement -> requirement.values().get(0));
    }

    /** The canonical text. */
    @Override
    public String toString() {
        return requirements.stream().map(LabelRequirement::toString).collect(Collectors.joining(","));
    }
}
