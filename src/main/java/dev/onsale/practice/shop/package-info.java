/**
 * One shop node: event page, seat map, holds, orders and payments over PostgreSQL.
 */
@NullMarked
package dev.onsale.practice.shop;

import org.jspecify.annotations.NullMarked;
