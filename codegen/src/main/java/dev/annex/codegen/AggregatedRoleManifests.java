package dev.annex.codegen;

import dev.annex.api.Verb;
import dev.annex.scheme.ResourceDefinition;
import dev.annex.scheme.Subresource;
import dev.annex.scheme.VersionDefinition;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Writes the roles by which the cluster's own admin, edit and view roles come to cover the new resources. */
final class AggregatedRoleManifests implements Generator {

    private static final Set<Verb> READING = EnumSet.of(Verb.GET, Verb.LIST, Verb.WATCH);

    private static final String HEADING =
            "# The cluster's role \"edit\" includes \"view\", and \"admin\" includes both: these two serve all"
                    + " three.\n";

    private static final String ROLE = """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata:
          name: ${group}:${role}
          labels:
            rbac.authorization.k8s.io/aggregate-to-${role}: "true"
        rules:
        ${rules}\
        """;

    private static final String RULE = """
          - apiGroups: ["${group}"]
            resources: ["${resource}"]
            verbs: [${verbs}]
        """;

    @Override
    public List<GeneratedFile> generate(CodegenRequest request) {
        StringBuilder text = new StringBuilder();
        request.model().byGroup().forEach((group, kinds) -> {
            String reading = rules(kinds, false);
            String writing = rules(kinds, true);
            addRole(text, group, "view", reading);
            addRole(text, group, "edit", writing);
        });
        return List.of(ServerManifests.file("rbac-aggregated", HEADING + text));
    }

    private static void addRole(StringBuilder text, String group, String role, String rules) {
        if (rules.isEmpty()) {
            return;
        }
        if (text.length() > 0) {
            text.append("---\n");
        }
        text.append(new Template()
                .with("group", group)
                .with("role", role)
                .with("rules", rules)
                .fill(ROLE));
    }

    private static String rules(List<KindModel> kinds, boolean writing) {
        StringBuilder rules = new StringBuilder();
        for (KindModel kind : kinds) {
            ResourceDefinition definition = kind.definition();
            addRule(rules, definition, "", selected(definition.verbs(), writing));
            for (String subresource : subresources(definition)) {
                // Status is written by controllers, which bring roles of their own.
                boolean writable = subresource.equals("scale");
                Set<Verb> served = EnumSet.of(Verb.GET, Verb.PATCH, Verb.UPDATE);
                served.retainAll(definition.verbs());
                if (!writing || writable) {
                    addRule(rules, definition, "/" + subresource, selected(served, writing));
                }
            }
        }
        return rules.toString();
    }

    private static Set<String> subresources(ResourceDefinition definition) {
        Set<String> names = new TreeSet<>();
        for (VersionDefinition version : definition.versions()) {
            definition.subresources(version).stream().map(Subresource::name).forEach(names::add);
        }
        return names;
    }

    private static List<String> selected(Collection<Verb> verbs, boolean writing) {
        return verbs.stream()
                .filter(verb -> READING.contains(verb) != writing)
                .map(Verb::toString)
                .sorted()
                .toList();
    }

    private static void addRule(
            StringBuilder rules, ResourceDefinition definition, String subresource, List<String> verbs) {
        if (!verbs.isEmpty()) {
            rules.append(new Template()
                    .with("group", definition.group())
                    .with("resource", definition.names().plural() + subresource)
                    .with("verbs", "\"" + String.join("\", \"", verbs) + "\"")
                    .fill(RULE));
        }
    }
}
