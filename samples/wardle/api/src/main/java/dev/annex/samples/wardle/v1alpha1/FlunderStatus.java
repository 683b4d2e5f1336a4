package dev.annex.samples.wardle.v1alpha1;

/** What is observed of a flunder: nothing yet. */
public class FlunderStatus {}
