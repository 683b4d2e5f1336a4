package dev.annex.codegen;

/**
 * What is to be generated, from what.
 *
 * @param model the API
 * @param options how the outputs are called
 * @param served what clients have been served before
 */
public record CodegenRequest(ApiModel model, CodegenOptions options, ServedRecord served) {

    /** A request without a past. */
    public CodegenRequest(ApiModel model, CodegenOptions options) {
        this(model, options, ServedRecord.NONE);
    }
}
