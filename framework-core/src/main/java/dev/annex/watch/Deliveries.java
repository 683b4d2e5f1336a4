package dev.annex.watch;

import java.util.List;

/** Is told what a watch hands on towards its client. */
public interface Deliveries {

    /** These frames go out together. */
    void sent(List<byte[]> batch);

    /** The mark of the end of the state that the watch began with is among what goes out next. */
    void stateSent();
}
