/**
 * Rehearses a sale: baselines, candidate, confirmation, verdict.
 */
@NullMarked
package dev.onsale.rehearse;

import org.jspecify.annotations.NullMarked;
