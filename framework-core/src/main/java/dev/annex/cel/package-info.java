/**
 * The rules that schemas carry in {@code x-kubernetes-validations}, compiled once and evaluated as kube-apiserver
 * evaluates them for custom resources: same language and libraries, same limits, same sentences.
 *
 * @see <a href="https://kubernetes.io/docs/reference/using-api/cel/">CEL in Kubernetes</a>
 */
@NullMarked
package dev.annex.cel;

import org.jspecify.annotations.NullMarked;
