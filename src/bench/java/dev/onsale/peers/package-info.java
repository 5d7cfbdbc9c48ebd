/**
 * One load sent by onsale and by other injectors, as whole cold processes, beside a server that knows the truth.
 */
@NullMarked
package dev.onsale.peers;

import org.jspecify.annotations.NullMarked;
