@NullMarked
package dev.onsale.rehearse;

import org.jspecify.annotations.NullMarked;
