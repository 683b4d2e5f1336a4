package dev.annex.benchmarks;

/** The objects that the load is about. */
final class Flunders {

    /** Where they are written, in a version that is converted. */
    static final String PATH = "/apis/wardle.example.com/v1beta1/namespaces/default/flunders";

    /** Where they are read, in the version that is stored. */
    static final String STORED = "/apis/wardle.example.com/v1alpha1/namespaces/default/flunders";

    private static final int PARTS = 100;

    private Flunders() {}

    /** The path in another namespace. */
    static String in(String namespace, String path) {
        return path.replace("/default/", "/" + namespace + "/");
    }

    /** One of a hundred parts carries each label. */
    static String json(String name, int number, String reference) {
        return "{\"apiVersion\":\"wardle.example.com/v1beta1\",\"kind\":\"Flunder\",\"metadata\":{\"name\":\"" + name
                + "\",\"labels\":{\"part\":\"" + part(number) + "\"}},\"spec\":{\"flunderReference\":\"" + reference
                + "\",\"referenceType\":\"Flunder\"}}";
    }

    /** The part that an object of that number belongs to. */
    static int part(int number) {
        return number % PARTS;
    }

    /** The query that selects a part. */
    static String select(int part) {
        return "labelSelector=part%3D" + part;
    }

    /** One that is as large as wanted. */
    static String large(String name, int size) {
        return "{\"apiVersion\":\"wardle.example.com/v1beta1\",\"kind\":\"Flunder\",\"metadata\":{\"name\":\"" + name
                + "\",\"annotations\":{\"a\":\"" + "x".repeat(size) + "\"}},\"spec\":{}}";
    }

    /** One that was read, with another reference. */
    static String changed(String json, String reference) {
        return json.replaceFirst("\"reference\":\"[^\"]*\"", "\"reference\":\"" + reference + "\"");
    }

    /** A merge patch that gives an object that reference. */
    static String patch(String reference) {
        return "{\"spec\":{\"reference\":\"" + reference + "\"}}";
    }
}
