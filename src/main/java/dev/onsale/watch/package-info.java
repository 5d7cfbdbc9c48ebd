/**
 * Watches the target's PostgreSQL during the load: only reads, never waits long, and never stops a run.
 */
@NullMarked
package dev.onsale.watch;

import org.jspecify.annotations.NullMarked;
