package dev.onsale.scenario;

import dev.onsale.plan.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What one kind of response means to a word.
 *
 * @param ending how it ends the journey; {@code null} if the word decides how to continue
 * @param failure whether it nevertheless is an error of the target
 */
record AnswerRule(Answer when, @Nullable Outcome ending, boolean failure) {}
