package dev.onsale.scenario;

import dev.onsale.plan.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What one kind of answer means to a word.
 *
 * @param ending how it ends the journey; {@code null} if the word decides what comes next
 * @param failure whether it is an error of the target all the same
 */
record AnswerRule(Answer when, @Nullable Outcome ending, boolean failure) {}
