package dev.annex.test.crash;

/**
 * A write that a store has acknowledged, as a line of text between processes.
 *
 * @param what what was done
 * @param key the key
 * @param revision the revision that the store gave
 * @param count what a counter was set to; 0 for others
 */
record Acknowledgement(What what, String key, long revision, int count) {

    /** What becomes of keys. */
    enum What {
        /** Was created and stays as it is. */
        STAYS,
        /** Was counted up, and will be again. */
        COUNTER,
        /** Was deleted, and does not come back; the revision is the deletion's. */
        GOES
    }

    String line() {
        return what + " " + key + " " + revision + " " + count;
    }

    static Acknowledgement parse(String line) {
        String[] words = line.split(" ");
        return new Acknowledgement(
                What.valueOf(words[0]), words[1], Long.parseLong(words[2]), Integer.parseInt(words[3]));
    }
}
