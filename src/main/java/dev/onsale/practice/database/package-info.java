/** PostgreSQL for the shop: started here or supplied by the user, and its schema. */
@NullMarked
package dev.onsale.practice.database;

import org.jspecify.annotations.NullMarked;
