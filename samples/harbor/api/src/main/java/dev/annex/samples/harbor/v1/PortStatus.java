package dev.annex.samples.harbor.v1;

import org.jspecify.annotations.Nullable;

/** What was observed of a port. */
public class PortStatus {

    public @Nullable String note;
}
