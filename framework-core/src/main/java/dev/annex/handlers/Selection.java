package dev.annex.handlers;

import dev.annex.request.ListOptions;
import dev.annex.selector.FieldSelector;
import dev.annex.selector.LabelSelector;
import dev.annex.validation.NameRule;
import dev.annex.validation.Names;
import dev.annex.watchcache.CachedObject;
import dev.annex.watchcache.Criteria;
import dev.annex.watchcache.IndexKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which objects a list, a watch or a deletion of a collection is about. */
final class Selection implements Criteria {

    private final LabelSelector labels;
    private final FieldSelector fields;
    private final Map<String, Integer> places;
    private final String keyPrefix;
    private final List<Value> values;

    private Selection(LabelSelector labels, FieldSelector fields, Map<String, Integer> places, String keyPrefix) {
        this.labels = labels;
        this.fields = fields;
        this.places = places;
        this.keyPrefix = keyPrefix;
        this.values = values(labels, fields, places);
    }

    /**
     * What the options select of a target.
     *
     * @throws dev.annex.status.StatusException with 400 if a selector is malformed or asks for an unknown field
     */
    static Selection of(Target target, ListOptions options) {
        List<String> selectable = target.version().definition().selectableFields().stream()
                .map(path -> path.startsWith(".") ? path.substring(1) : path)
                .toList();
        Map<String, Integer> places = new HashMap<>();
        selectable.forEach(field -> places.put(field, target.resource().selectableField(target.version(), field)));
        FieldSelector fields = options.fieldSelector();
        boolean custom = target.resource().definition().behaviour().customResource();
        if (selectable.isEmpty() && !custom) {
            fields.checkSupported();
        } else {
            Set<String> known = new HashSet<>(selectable);
            known.add(FieldSelector.NAME);
            if (target.resource().definition().namespaced()) {
                known.add(FieldSelector.NAMESPACE);
            }
            fields.checkSelectable(known);
        }
        return new Selection(options.labelSelector(), fields, places, target.keyPrefix());
    }

    /** Whether nothing is left out. */
    boolean everything() {
        return labels.isEmpty() && fields.isEmpty();
    }

    /**
     * Where to look for what a list is about: the first page of a list of all namespaces whose selector names one is
     * read in that namespace alone, and says so when no more follow there.
     */
    String keyPrefix(Target target, ListOptions options) {
        String namespace = fields.requiresExactMatch(FieldSelector.NAMESPACE).orElse("");
        boolean narrow = target.namespace().isEmpty()
                && target.resource().definition().namespaced()
                && options.continueToken().isEmpty()
                && NameRule.DNS_LABEL.check(namespace, false).isEmpty();
        return narrow ? namespace + "/" : target.keyPrefix();
    }

    /** Whether a list can only be about one object, which upstream then reads by its key, whatever the limit. */
    boolean single(Target target, ListOptions options) {
        String name = name();
        return name != null
                && options.continueToken().isEmpty()
                && !name.isEmpty()
                && Names.isPathSegment(name)
                && (!target.resource().definition().namespaced()
                        || !keyPrefix(target, options).isEmpty());
    }

    @Override
    public @Nullable String name() {
        return fields.requiresExactMatch(FieldSelector.NAME).orElse(null);
    }

    @Override
    public List<Value> values() {
        return values;
    }

    private static List<Value> values(LabelSelector labels, FieldSelector fields, Map<String, Integer> places) {
        List<Value> values = new ArrayList<>();
        labels.requirements()
                .forEach(requirement -> labels.exactValue(requirement.key())
                        .ifPresent(value -> values.add(new Value(IndexKey.label(requirement.key()), value))));
        places.forEach((field, place) -> fields.requiresExactMatch(field)
                .ifPresent(value -> values.add(new Value(IndexKey.field(place), value))));
        return values;
    }

    /** Whether the selectors match; the namespace of the request is looked at apart. */
    @Override
    public boolean test(CachedObject object) {
        return (labels.isEmpty() || labels.matches(object.labels()))
                && (fields.isEmpty() || fields.matches(field -> field(object, field)));
    }

    /** Whether the object is in the request's namespace and the selectors match. */
    boolean includes(CachedObject object) {
        return object.key().startsWith(keyPrefix) && test(object);
    }

    private String field(CachedObject object, String field) {
        return switch (field) {
            case "metadata.name" -> object.name();
            case "metadata.namespace" -> object.namespace();
            default -> object.fields().get(places.getOrDefault(field, -1));
        };
    }
}
