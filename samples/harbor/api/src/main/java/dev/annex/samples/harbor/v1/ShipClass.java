package dev.annex.samples.harbor.v1;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What ships are built for. */
public enum ShipClass {
    /** Carries goods. */
    @JsonProperty("cargo")
    CARGO,
    /** Carries liquids. */
    @JsonProperty("tanker")
    TANKER,
    /** Pulls others. */
    @JsonProperty("tug")
    TUG
}
