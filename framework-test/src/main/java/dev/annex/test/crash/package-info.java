/**
 * Crash tests of storage back ends: processes that write and servers that store are killed at random moments, and what
 * was acknowledged has to be there, whole. A back end's author extends {@link dev.annex.test.crash.CrashContract}, or
 * {@link dev.annex.test.crash.ServerCrashContract} if the store is a server of its own.
 */
@NullMarked
package dev.annex.test.crash;

import org.jspecify.annotations.NullMarked;
