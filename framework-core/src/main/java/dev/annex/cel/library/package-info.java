/**
 * The functions that Kubernetes gives its CEL expressions beyond the language's own, a class a library, and the
 * environment that is made of them. The authorizer is not among them: rules of schemas cannot see it.
 *
 * @see <a href="https://kubernetes.io/docs/reference/using-api/cel/">CEL in Kubernetes</a>
 */
@NullMarked
package dev.annex.cel.library;

import org.jspecify.annotations.NullMarked;
