/** The paired controller of the harbor API. */
@NullMarked
package dev.annex.samples.harbor.controller;

import org.jspecify.annotations.NullMarked;
