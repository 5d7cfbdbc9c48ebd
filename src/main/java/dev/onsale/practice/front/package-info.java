/**
 * The only public address: waiting room, balancer, payment gateway, and the practice controls.
 */
@NullMarked
package dev.onsale.practice.front;

import org.jspecify.annotations.NullMarked;
