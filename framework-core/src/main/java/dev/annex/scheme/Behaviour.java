package dev.annex.scheme;

/**
 * How objects of a resource live (Kubernetes: the strategy's switches).
 *
 * @param createOnUpdate whether a PUT creates what does not exist
 * @param unconditionalUpdate whether a PUT without a resourceVersion replaces whatever is there
 * @param generation whether {@code metadata.generation} is counted
 * @param typedListItems whether list items carry apiVersion and kind
 * @param customResource whether it behaves as a CustomResourceDefinition's resource where these differ from native
 *     ones: unknown fields are pruned by schema, names are DNS subdomains, strategic merge patches are refused,
 *     values of the wrong JSON type are answered by validation (422) where a native kind cannot be decoded (400);
 *     methods and media types are refused by the handler, not by a router, and protobuf is never chosen for objects
 */
public record Behaviour(
        boolean createOnUpdate,
        boolean unconditionalUpdate,
        boolean generation,
        boolean typedListItems,
        boolean customResource) {}
