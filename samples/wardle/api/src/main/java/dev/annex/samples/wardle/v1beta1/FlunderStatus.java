package dev.annex.samples.wardle.v1beta1;

/** What is observed of a flunder: nothing yet. */
public class FlunderStatus {}
