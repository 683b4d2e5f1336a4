package dev.annex.selector;

import dev.annex.status.Failures;
import dev.annex.status.GoQuote;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A field selector: requirements all of which an object's fields have to meet (W-02). Immutable. */
public final class FieldSelector {

    /** The field that holds an object's name. */
    public static final String NAME = "metadata.name";

    /** The field that holds an object's namespace. */
    public static final String NAMESPACE = "metadata.namespace";

    private static final FieldSelector EVERYTHING = new FieldSelector(List.of());

    private final List<FieldRequirement> requirements;

    private FieldSelector(List<FieldRequirement> requirements) {
        this.requirements = requirements;
    }

    /** The selector that matches whatever fields. */
    public static FieldSelector everything() {
        return EVERYTHING;
    }

    /** The selector of one field that must have one value. */
    public static FieldSelector exactly(String field, String value) {
        return new FieldSelector(List.of(new FieldRequirement(field, true, value)));
    }

    /**
     * The selector that a text stands for; an empty one matches everything. Whether its fields can be selected is
     * another matter, for {@link #checkSupported} and {@link #checkSelectable}.
     *
     * @throws dev.annex.status.StatusException with 400 if it is none
     */
    public static FieldSelector parse(String text) {
        if (text.isEmpty()) {
            return EVERYTHING;
        }
        List<FieldRequirement> requirements = new FieldSelectorParser(text).parse();
        return requirements.isEmpty() ? EVERYTHING : new FieldSelector(List.copyOf(requirements));
    }

    /**
     * Checks the fields of a kind that knows name and namespace alone (W-03).
     *
     * @throws dev.annex.status.StatusException with 400 if there are others
     */
    public void checkSupported() {
        for (FieldRequirement requirement : requirements) {
            String field = requirement.field();
            if (!field.equals(NAME) && !field.equals(NAMESPACE)) {
                throw Failures.badRequest(GoQuote.quote(field) + " is not a known field selector: only \"" + NAME
                        + "\", \"" + NAMESPACE + "\"");
            }
        }
    }

    /**
     * Checks the fields of a kind that names its selectable fields itself, as custom resources do (W-03).
     *
     * @param selectable all fields that can be selected, name and namespace included
     * @throws dev.annex.status.StatusException with 400 if there are others
     */
    public void checkSelectable(Collection<String> selectable) {
        for (FieldRequirement requirement : requirements) {
            if (!selectable.contains(requirement.field())) {
                throw Failures.badRequest("field label not supported: " + requirement.field());
            }
        }
    }

    /** Whether the fields, looked up by name and empty if absent, meet all requirements. */
    public boolean matches(Function<String, String> fields) {
        for (FieldRequirement requirement : requirements) {
            if (!requirement.matches(fields.apply(requirement.field()))) {
                return false;
            }
        }
        return true;
    }

    /**
     * A test for many objects, for which each field is looked up once.
     *
     * @param accessors gives, for the name of a field, what reads it from an object
     */
    public <T> Predicate<T> predicate(Function<String, Function<T, String>> accessors) {
        Predicate<T> all = object -> true;
        for (int i = 0; i < requirements.size(); i++) {
            FieldRequirement requirement = requirements.get(i);
            Function<T, String> accessor = accessors.apply(requirement.field());
            Predicate<T> one = object -> requirement.matches(accessor.apply(object));
            all = i == 0 ? one : all.and(one);
        }
        return all;
    }

    /** The same and that field must have that value. */
    public FieldSelector and(String field, String value) {
        FieldRequirement further = new FieldRequirement(field, true, value);
        return new FieldSelector(
                Stream.concat(requirements.stream(), Stream.of(further)).toList());
    }

    /** Whether it matches everything. */
    public boolean isEmpty() {
        return requirements.isEmpty();
    }

    /** The requirements. */
    public List<FieldRequirement> requirements() {
        return requirements;
    }

    /** The value that a field must have, if the selector says so. */
    public Optional<String> requiresExactMatch(String field) {
        return requirements.stream()
                .filter(requirement ->
                        requirement.equal() && requirement.field().equals(field))
                .map(FieldRequirement::value)
                .findFirst();
    }

    /** The canonical text. */
    @Override
    public String toString() {
        return requirements.stream().map(FieldRequirement::toString).collect(Collectors.joining(","));
    }
}
