/**
 * From YAML to a plan, with the position of every value, so that each mistake is reported with its line and column.
 *
 * <p>Start at {@link dev.onsale.plan.reading.PlanLoader}. The flow: text → {@code LocatedYaml} (a tree of {@code
 * LocatedNode}) → {@code Overrides} ({@code --set}) → {@code PlanReader}, which passes each {@code Section} to the
 * reader of that part → {@code Format} (one value). The keys that exist are in {@code PlanKeys}.
 */
@NullMarked
package dev.onsale.plan.reading;

import org.jspecify.annotations.NullMarked;
