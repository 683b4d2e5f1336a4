package dev.annex.scheme;

/**
 * Where a resource keeps what its {@code scale} subresource shows.
 *
 * @param specReplicasPath the wanted number, such as {@code .spec.replicas}
 * @param statusReplicasPath the actual number
 * @param labelSelectorPath the selector in its text form, empty if there is none
 */
public record ScaleDefinition(String specReplicasPath, String statusReplicasPath, String labelSelectorPath) {}
