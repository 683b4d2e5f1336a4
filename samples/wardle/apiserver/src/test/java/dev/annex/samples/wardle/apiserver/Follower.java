package dev.annex.samples.wardle.apiserver;

import java.util.Map;

/** A client that others wrote, which follows the flunders of the default namespace and comes back by its own means. */
interface Follower extends AutoCloseable {

    /** What it believes to be there: references by the flunders' names. */
    Map<String, String> view();

    @Override
    void close();
}
