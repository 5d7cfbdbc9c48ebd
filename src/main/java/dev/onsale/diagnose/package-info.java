/**
 * Ranks explanations of what was judged, each citing its evidence.
 *
 * <p>Start at {@link dev.onsale.diagnose.Diagnose#of}. The flow: {@link dev.onsale.diagnose.CaseFile} → {@code CaseFacts}
 * (the record, read once: steps against their baseline, seconds, nodes, load) → one small file for each {@link
 * dev.onsale.diagnose.Explanation}, a pure function from the reading to a scored {@code Finding}, or to none → {@code
 * Ranking} (what is only a consequence of another explanation stands behind it). What each of them looks for, and what
 * it cannot know, is told in {@code docs/diagnosis.md}.
 *
 * <p>Nothing is put into words here: a finding is made of {@link dev.onsale.record.clue.Clue}s, which {@code report} words.
 * Nothing here reads what a step, a plan, a kind of visitor or a fault is called: names are only repeated. What a
 * server tells is read by the documented names of {@code Server-Timing}, which any server may send.
 */
@NullMarked
package dev.onsale.diagnose;

import org.jspecify.annotations.NullMarked;
