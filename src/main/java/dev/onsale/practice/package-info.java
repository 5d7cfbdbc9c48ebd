/**
 * A small real ticket shop to rehearse against: nodes, balancer, waiting room, payment gateway, PostgreSQL. Stands
 * alone: it uses none of the other packages.
 */
@NullMarked
package dev.onsale.practice;

import org.jspecify.annotations.NullMarked;
