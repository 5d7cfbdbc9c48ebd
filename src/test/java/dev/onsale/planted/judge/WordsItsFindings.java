package dev.onsale.planted.judge;

import dev.onsale.planted.figures.Written;

/** Judges and says so. */
record WordsItsFindings(Written sentence) {}
