package dev.annex.codegen;

import dev.annex.codegen.GeneratedFile.Target;
import dev.annex.discovery.DiscoveryDocuments;
import dev.annex.meta.GroupVersion;
import dev.annex.scheme.ServedResources;
import java.util.ArrayList;
import java.util.List;

/** Writes the discovery documents that the server will serve. */
final class DiscoveryGenerator implements Generator {

    @Override
    public List<GeneratedFile> generate(CodegenRequest request) {
        DiscoveryDocuments documents = DiscoveryDocuments.of(request.model().definitions(), ":443");
        ServedResources served = ServedResources.of(request.model().definitions());
        List<GeneratedFile> files = new ArrayList<>();
        files.add(file("apis", JsonText.of(documents.groupList())));
        files.add(file("aggregated", JsonText.of(documents.aggregated().bytes())));
        for (String group : served.groups()) {
            documents.group(group).ifPresent(tree -> files.add(file("apis/" + group, JsonText.of(tree))));
            for (String version : served.versions(group)) {
                GroupVersion groupVersion = new GroupVersion(group, version);
                documents
                        .resourceList(groupVersion)
                        .ifPresent(tree -> files.add(file("apis/" + groupVersion, JsonText.of(tree))));
            }
        }
        return files;
    }

    private static GeneratedFile file(String path, String content) {
        return new GeneratedFile(Target.DOCUMENT, "discovery/" + path + ".json", content);
    }
}
