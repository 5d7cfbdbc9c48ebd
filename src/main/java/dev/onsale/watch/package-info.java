/**
 * Watches the target's PostgreSQL while load goes on: reads only, waits for nothing long, and never stops a run.
 */
@NullMarked
package dev.onsale.watch;

import org.jspecify.annotations.NullMarked;
