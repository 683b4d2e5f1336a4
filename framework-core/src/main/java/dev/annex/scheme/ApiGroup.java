package dev.annex.scheme;

import java.util.List;

/**
 * An API group with its resources. The code generator writes a class for each group, which is found by
 * {@link java.util.ServiceLoader}.
 */
public interface ApiGroup {

    /** The group's name, such as {@code wardle.example.com}. */
    String name();

    /** The group's resources. */
    List<RestStorage> resources();
}
