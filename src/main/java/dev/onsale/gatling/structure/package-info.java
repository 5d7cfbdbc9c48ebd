/**
 * The internal structure of built scenarios, which Gatling does not expose: actions that contain chains that contain
 * actions. Start at {@link dev.onsale.gatling.structure.BuilderTree}, which traverses a scenario, and
 * {@link dev.onsale.gatling.structure.NamedParts}, which knows the groups around each request;
 * {@link dev.onsale.gatling.structure.Template} reads an expression as its author wrote it. Changes that must precede
 * Gatling's build of a scenario are made here, in place.
 */
@NullMarked
package dev.onsale.gatling.structure;

import org.jspecify.annotations.NullMarked;
