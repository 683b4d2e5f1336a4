package dev.annex.samples.wardle.apiserver;

/** What a flunder can refer to. */
final class ReferenceType {

    static final String FLUNDER = "Flunder";
    static final String FISCHER = "Fischer";

    private ReferenceType() {}
}
