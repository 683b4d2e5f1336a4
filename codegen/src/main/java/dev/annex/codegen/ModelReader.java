package dev.annex.codegen;

import dev.annex.api.AnnexResource;
import dev.annex.meta.KubeVersions;
import dev.annex.scheme.Behaviour;
import dev.annex.scheme.ResourceDefinition;
import dev.annex.scheme.ResourceNames;
import dev.annex.scheme.VersionDefinition;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads annotated classes into an {@link ApiModel}, and collects what is wrong with them. */
final class ModelReader {

    private final List<ModelProblem> problems = new ArrayList<>();

    ApiModel read(Collection<Class<?>> classes) throws ModelException {
        if (classes.isEmpty()) {
            problems.add(new ModelProblem(
                    "the class path",
                    "no class has @AnnexResource",
                    "put it on the CustomResource classes that the server is to serve"));
        }
        Map<String, List<Class<?>>> byKind = new TreeMap<>();
        classes.stream().sorted(Comparator.comparing(Class::getName)).forEach(type -> {
            if (ClassChecks.check(type, problems)) {
                String key = HasMetadata.getGroup(type) + "/" + HasMetadata.getKind(type);
                byKind.computeIfAbsent(key, kind -> new ArrayList<>()).add(type);
            }
        });
        List<KindModel> kinds = new ArrayList<>();
        byKind.values().forEach(types -> addKind(kinds, types));
        kinds.sort(Comparator.comparing((KindModel kind) -> kind.definition().group())
                .thenComparing(kind -> kind.definition().names().plural()));
        checkNames(kinds);
        if (!problems.isEmpty()) {
            throw new ModelException(problems);
        }
        return new ApiModel(kinds);
    }

    private void addKind(List<KindModel> kinds, List<Class<?>> types) {
        int before = problems.size();
        KindChecks.check(types, problems);
        Map<String, Class<?>> byVersion = new HashMap<>();
        List<VersionDefinition> versions = new ArrayList<>();
        for (Class<?> type : types) {
            byVersion.put(HasMetadata.getVersion(type), type);
            new VersionReader(type, problems).read().ifPresent(versions::add);
        }
        if (problems.size() == before) {
            versions.sort(Comparator.comparing(VersionDefinition::name, KubeVersions.NEWEST_FIRST));
            kinds.add(new KindModel(definition(types, versions), byVersion));
        }
    }

    private static ResourceDefinition definition(List<Class<?>> types, List<VersionDefinition> versions) {
        Class<?> stored = types.stream()
                .filter(CustomResource::getStorage)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("one storage version was checked"));
        AnnexResource settings = stored.getAnnotation(AnnexResource.class);
        String kind = HasMetadata.getKind(stored);
        return new ResourceDefinition(
                HasMetadata.getGroup(stored),
                new ResourceNames(
                        kind,
                        kind + "List",
                        HasMetadata.getPlural(stored),
                        HasMetadata.getSingular(stored),
                        List.of(CustomResource.getShortNames(stored)),
                        List.of(CustomResource.getCategories(stored))),
                Namespaced.class.isAssignableFrom(stored),
                settings.verbs().length == 0 ? Set.of() : EnumSet.copyOf(List.of(settings.verbs())),
                new Behaviour(
                        settings.createOnUpdate(),
                        settings.unconditionalUpdate(),
                        settings.generation(),
                        settings.typedListItems(),
                        !settings.nativeStructs()),
                versions);
    }

    /** Names that paths, discovery and kubectl find resources by must not mean two of them. */
    private void checkNames(List<KindModel> kinds) {
        Map<String, String> owners = new HashMap<>();
        for (KindModel kind : kinds) {
            ResourceNames names = kind.definition().names();
            String owner = kind.storageType().getName();
            Set<String> own = new LinkedHashSet<>(List.of(names.plural(), names.singular()));
            own.addAll(names.shortNames());
            for (String name : own) {
                String other = owners.putIfAbsent(kind.definition().group() + "/" + name, owner);
                if (other != null) {
                    problems.add(new ModelProblem(
                            owner,
                            "the name \"" + name + "\" belongs to " + other + " already",
                            "give one of them another @Plural, @Singular or @ShortNames"));
                }
            }
        }
    }
}
