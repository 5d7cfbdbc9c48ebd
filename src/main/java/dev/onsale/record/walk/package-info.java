/**
 * What one visitor of each kind encountered: the requests and responses of {@code check}, as text.
 *
 * <p>Start at {@link dev.onsale.record.walk.Walk}: {@code WalkedStep}s with each {@code Exchange} and
 * {@code Extraction}, and the findings about them ({@code WalkFinding}).
 */
@NullMarked
package dev.onsale.record.walk;

import org.jspecify.annotations.NullMarked;
