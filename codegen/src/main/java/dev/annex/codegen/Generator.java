package dev.annex.codegen;

import java.util.List;

/** Writes one kind of output from the model. */
interface Generator {

    List<GeneratedFile> generate(CodegenRequest request);
}
