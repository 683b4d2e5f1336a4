/** Bytes to trees and back: JSON and YAML as Kubernetes reads and writes them. */
@NullMarked
package dev.annex.codec;

import org.jspecify.annotations.NullMarked;
