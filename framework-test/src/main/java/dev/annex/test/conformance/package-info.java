/**
 * Replays recorded exchanges: what a reference server answered, request by request, against a running server. A
 * {@link dev.annex.test.conformance.Recording} is replayed by a {@link dev.annex.test.conformance.ConformanceSuite} as
 * JUnit tests, and a {@link dev.annex.test.conformance.Ledger} beside the tests says which scenarios have to pass.
 * Volatile values (uids, revisions, times) are compared as symbols: equal values have to stay equal, different ones
 * different.
 */
@NullMarked
package dev.annex.test.conformance;

import org.jspecify.annotations.NullMarked;
