package dev.annex.codegen;

import dev.annex.scheme.ResourceDefinition;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the annotated classes declare: the one source of everything that is generated.
 *
 * @param kinds the kinds by group and plural name
 */
public record ApiModel(List<KindModel> kinds) {

    /** Copies the list. */
    public ApiModel {
        kinds = List.copyOf(kinds);
    }

    /**
     * Reads annotated classes.
     *
     * @param classes classes with {@link dev.annex.api.AnnexResource}, one for each version of a kind
     * @throws ModelException if they declare no API that a server could serve
     */
    public static ApiModel read(Collection<Class<?>> classes) throws ModelException {
        return new ModelReader().read(classes);
    }

    /** The declarations of all kinds. */
    public List<ResourceDefinition> definitions() {
        return kinds.stream().map(KindModel::definition).toList();
    }

    /** The kinds of each group. */
    public SortedMap<String, List<KindModel>> byGroup() {
        SortedMap<String, List<KindModel>> groups = new TreeMap<>();
        for (KindModel kind : kinds) {
            String group = kind.definition().group();
            groups.computeIfAbsent(
                    group,
                    name -> kinds.stream()
                            .filter(other -> other.definition().group().equals(name))
                            .toList());
        }
        return groups;
    }
}
