/**
 * What one visitor of each kind met on the way: the requests and answers of {@code check}, as text for people.
 *
 * <p>Start at {@link dev.onsale.record.walk.Walk}: {@code WalkedStep}s with each {@code Exchange} and {@code Extraction},
 * and what is to be said of them ({@code WalkFinding}).
 */
@NullMarked
package dev.onsale.record.walk;

import org.jspecify.annotations.NullMarked;
