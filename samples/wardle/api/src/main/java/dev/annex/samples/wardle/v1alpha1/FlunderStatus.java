package dev.annex.samples.wardle.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/** What is observed of a flunder: nothing yet. The annotation has Jackson write a class without properties. */
@JsonIgnoreProperties(ignoreUnknown = true)
public class FlunderStatus {}
