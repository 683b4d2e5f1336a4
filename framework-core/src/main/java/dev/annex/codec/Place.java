package dev.annex.codec;

import org.jspecify.annotations.Nullable;

/** Where in a body something stands, written out only when it has to be reported. */
record Place(@Nullable Place parent, String step) {

    static final Place ROOT = new Place(null, "");

    Place field(String name) {
        return new Place(this, parent == null ? name : "." + name);
    }

    Place index(int index) {
        return new Place(this, "[" + index + "]");
    }

    @Override
    public String toString() {
        return parent == null ? step : parent + step;
    }
}
