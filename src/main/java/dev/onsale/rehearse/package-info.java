/**
 * Practises a sale on the practice box office: baselines, candidate, confirmation, report.
 */
@NullMarked
package dev.onsale.rehearse;

import org.jspecify.annotations.NullMarked;
