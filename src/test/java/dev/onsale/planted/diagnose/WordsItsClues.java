package dev.onsale.planted.diagnose;

import dev.onsale.planted.figures.Written;

/** Explains and says so. */
record WordsItsClues(Written sentence) {}
