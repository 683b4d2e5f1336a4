package dev.annex.codegen;

import dev.annex.codegen.CodegenOptions.Deployment;
import dev.annex.codegen.CodegenOptions.StorageType;
import dev.annex.codegen.input.harbor.Ship;
import dev.annex.codegen.input.wardle.v1alpha1.Fischer;
import java.util.List;

/** The requests that the golden outputs are made of. */
final class Inputs {

    private Inputs() {}

    static CodegenRequest wardle() throws ModelException {
        return new CodegenRequest(
                ApiModel.read(List.of(
                        Fischer.class,
                        dev.annex.codegen.input.wardle.v1alpha1.Flunder.class,
                        dev.annex.codegen.input.wardle.v1beta1.Flunder.class)),
                new CodegenOptions(
                        "dev.annex.codegen.output.wardle",
                        "dev.annex.codegen.output.wardle.controller",
                        "Wardle",
                        "0.1",
                        new Deployment(
                                "wardle", "wardle-system", "example.com/wardle:1", StorageType.EMBEDDED, false)));
    }

    static CodegenRequest harbor() throws ModelException {
        return new CodegenRequest(
                ApiModel.read(List.of(Ship.class)),
                new CodegenOptions(
                        "dev.annex.codegen.output.harbor",
                        "dev.annex.codegen.output.harbor.controller",
                        "Harbor",
                        "1.2.3",
                        new Deployment("harbor", "harbor", "example.com/harbor:1.2.3", StorageType.POSTGRESQL, true)));
    }
}
