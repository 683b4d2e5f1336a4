package dev.annex.cel.cost;

import java.util.List;

/**
 * A call that failed.
 *
 * @param function the function
 * @param arguments what it was given, the target first
 * @param literal whether the last of them is a text that is written in the expression
 */
public record FailedCall(String function, List<Object> arguments, boolean literal) {}
