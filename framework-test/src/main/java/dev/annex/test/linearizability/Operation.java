package dev.annex.test.linearizability;

/**
 * A call and its answer.
 *
 * @param client who called
 * @param called when the call was made, by the clock of the recording process
 * @param answered when the answer came, by the same clock; {@link Long#MAX_VALUE} if none came
 * @param call the call
 * @param answer the answer
 */
public record Operation(int client, long called, long answered, Call call, Answer answer) {}
