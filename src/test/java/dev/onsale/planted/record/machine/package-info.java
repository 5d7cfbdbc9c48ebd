/** Planted violations of the style of the house, and what is allowed beside them. */
package dev.onsale.planted.record.machine;
