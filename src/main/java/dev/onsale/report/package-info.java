/**
 * Renders results (terminal, HTML, JSON); computes nothing.
 */
@NullMarked
package dev.onsale.report;

import org.jspecify.annotations.NullMarked;
