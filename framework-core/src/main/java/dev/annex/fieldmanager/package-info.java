/**
 * Who owns which field of an object: sets of fields, how they change when an object is written, and what an apply may
 * and may not do (Kubernetes: managed fields and structured merge). Pure functions over trees and schemas, usable
 * without a server.
 *
 * @see <a href="https://github.com/kubernetes/enhancements/tree/master/keps/sig-api-machinery/555-server-side-apply">
 *     KEP-555</a>
 */
@NullMarked
package dev.annex.fieldmanager;

import org.jspecify.annotations.NullMarked;
