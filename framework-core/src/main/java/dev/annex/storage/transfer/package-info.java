/**
 * Moving all objects from one back end to another by way of a file: compressed lines of JSON, one for each object, between
 * a heading and a checksum. Keys, contents and revisions are kept; where the target cannot keep revisions, that is said.
 */
@NullMarked
package dev.annex.storage.transfer;

import org.jspecify.annotations.NullMarked;
