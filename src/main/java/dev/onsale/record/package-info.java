/**
 * What did happen: histograms, journeys, injector health and the verdict on them; the one reader and
 * writer of a run directory and of the baseline store.
 */
@NullMarked
package dev.onsale.record;

import org.jspecify.annotations.NullMarked;
