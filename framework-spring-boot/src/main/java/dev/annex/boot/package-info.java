/**
 * Annex in a Spring Boot application: settings under {@code annex.*}, the beans that a server is made of, its life with
 * the application's, and failure analyses that say what to write. The server itself knows nothing of Boot.
 */
@NullMarked
package dev.annex.boot;

import org.jspecify.annotations.NullMarked;
