/**
 * What should happen: arrivals, kinds of visitor, patience, budgets, thresholds; records and pure arithmetic only. Uses
 * no other package of onsale.
 *
 * <p>Start at {@link dev.onsale.plan.Plan}. The flow: a {@code Plan}, read by {@code plan.reading} or made by hand → {@code
 * ArrivalSchedule} (who is due when, drawn by {@code Draws}) → {@code PlanOutlook} (whether it is feasible: {@code
 * Feasibility}, {@code ScenarioFit}, {@code Samples}).
 */
@NullMarked
package dev.onsale.plan;

import org.jspecify.annotations.NullMarked;
