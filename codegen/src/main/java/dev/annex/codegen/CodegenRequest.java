package dev.annex.codegen;

/**
 * What is to be generated, from what.
 *
 * @param model the API
 * @param options how the outputs are called
 */
public record CodegenRequest(ApiModel model, CodegenOptions options) {}
