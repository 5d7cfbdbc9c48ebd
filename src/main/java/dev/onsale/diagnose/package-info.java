/**
 * Ranks explanations of a verdict, each citing its evidence.
 *
 * <p>Start at {@link dev.onsale.diagnose.Diagnose#of}. The flow: {@link dev.onsale.diagnose.CaseFile} →
 * {@code CaseFacts} (the record, evaluated once: steps relative to their baseline, seconds, nodes, load) → one small
 * file for each {@link dev.onsale.diagnose.Explanation}, a pure function from the facts to a scored {@code Finding}, or
 * to none → {@code Ranking} (orders consequences after their cause). {@code docs/diagnosis.md} describes what each of
 * them looks for, and what it cannot know.
 *
 * <p>Nothing is worded here: a finding is made of {@link dev.onsale.record.clue.Clue}s, which {@code report} words.
 * Nothing here interprets the name of a step, a plan, a kind of visitor or a fault: names are only repeated. A server's
 * reports are read by the documented names of {@code Server-Timing}, which any server may send.
 */
@NullMarked
package dev.onsale.diagnose;

import org.jspecify.annotations.NullMarked;
