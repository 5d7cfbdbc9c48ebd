@NullMarked
package dev.onsale.doctor;

import org.jspecify.annotations.NullMarked;
