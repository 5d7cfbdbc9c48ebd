/**
 * Built scenarios as Gatling keeps them, which shows them to nobody: actions that hold chains that hold actions. Begin with
 * {@link dev.onsale.gatling.structure.BuilderTree}, which walks one, and {@link dev.onsale.gatling.structure.NamedParts},
 * which knows the groups around each request; {@link dev.onsale.gatling.structure.Template} reads an expression as its
 * author wrote it. What must be changed before Gatling builds a scenario is changed here, in place.
 */
@NullMarked
package dev.onsale.gatling.structure;

import org.jspecify.annotations.NullMarked;
