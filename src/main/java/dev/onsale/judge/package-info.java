/**
 * Validity, budgets and baseline comparison: pure functions from records to a verdict with witnesses.
 *
 * <p>Start at {@link dev.onsale.judge.Judge#judge}. The flow: {@link dev.onsale.judge.Evidence} → {@code Validity} and
 * {@code BudgetChecks} (the run alone) → {@code Measures} (one value a cell and run) → {@code Eligibility} → {@code
 * Screen} → {@code Confirming} → {@code CellStates} → {@code Fold}. The method, its formulas and their sources: {@code
 * docs/gate.md}.
 */
@NullMarked
package dev.onsale.judge;

import org.jspecify.annotations.NullMarked;
