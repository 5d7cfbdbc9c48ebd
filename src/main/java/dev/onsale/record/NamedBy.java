package dev.onsale.record;

/** How steps are told apart if an expression makes their names. */
public enum NamedBy {
    /** Each name that the expression makes is a step. */
    VALUE,
    /** All of them are one step, under the text of the expression. */
    TEMPLATE
}
