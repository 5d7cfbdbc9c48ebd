package dev.onsale.planted.export;

import dev.onsale.planted.judge.Verdict;

/** Judges what it should only pass on. */
final class ExportsVerdicts {
    Verdict passedOn() {
        return new Verdict("pass");
    }
}
