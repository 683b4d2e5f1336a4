package dev.annex.selector;

/** How a label selector's requirement relates a key to values (W-01). */
public enum Operator {
    /** The key has the value; written with one sign. */
    EQUALS("="),
    /** The same, written with two. */
    DOUBLE_EQUALS("=="),
    /** The key has one of the values. */
    IN("in"),
    /** The key does not have the value, or is not there. */
    NOT_EQUALS("!="),
    /** The key has none of the values, or is not there. */
    NOT_IN("notin"),
    /** The key is there. */
    EXISTS("exists"),
    /** The key is not there. */
    DOES_NOT_EXIST("!"),
    /** The key's value is a whole number greater than the value. */
    GREATER_THAN(">"),
    /** The key's value is a whole number less than the value. */
    LESS_THAN("<");

    private final String sign;

    Operator(String sign) {
        this.sign = sign;
    }

    /** How it is written. */
    String sign() {
        return sign;
    }
}
