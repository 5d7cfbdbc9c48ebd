/** The launcher script, run as users run it. */
package dev.onsale.launcher;
