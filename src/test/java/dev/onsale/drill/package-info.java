@NullMarked
package dev.onsale.drill;

import org.jspecify.annotations.NullMarked;
