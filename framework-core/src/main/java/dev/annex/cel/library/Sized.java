package dev.annex.cel.library;

/** A value of a library that is charged by its size. */
public interface Sized {

    /** The size, in bytes. */
    long size();
}
