/**
 * Validity, budgets and baseline comparison: pure functions from records to a verdict with witnesses.
 */
@NullMarked
package dev.onsale.judge;

import org.jspecify.annotations.NullMarked;
