package dev.annex.benchmarks;

/** The objects that the load is about. */
final class Flunders {

    /** Where they are written, in a version that is converted. */
    static final String PATH = "/apis/wardle.example.com/v1beta1/namespaces/default/flunders";

    /** Where they are read, in the version that is stored. */
    static final String STORED = "/apis/wardle.example.com/v1alpha1/namespaces/default/flunders";

    private Flunders() {}

    /** The path in a namespace that nothing is measured in. */
    static String scratch(String path) {
        return path.replace("/default/", "/warm-up/");
    }

    /** One of a hundred parts carries each label. */
    static String json(String name, int number, String reference) {
        return "{\"apiVersion\":\"wardle.example.com/v1beta1\",\"kind\":\"Flunder\",\"metadata\":{\"name\":\"" + name
                + "\",\"labels\":{\"part\":\"" + number % 100 + "\"}},\"spec\":{\"flunderReference\":\"" + reference
                + "\",\"referenceType\":\"Flunder\"}}";
    }

    /** One that was read, with another reference. */
    static String changed(String json, String reference) {
        return json.replaceFirst("\"reference\":\"[^\"]*\"", "\"reference\":\"" + reference + "\"");
    }
}
