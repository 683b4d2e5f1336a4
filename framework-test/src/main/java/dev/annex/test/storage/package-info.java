/**
 * The storage contract as tests: what a back end has to do so that everything above it can rely on it. A back end's
 * author extends {@link dev.annex.test.storage.StorageContract} and runs it.
 */
@NullMarked
package dev.annex.test.storage;

import org.jspecify.annotations.NullMarked;
