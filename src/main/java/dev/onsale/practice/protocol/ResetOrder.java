package dev.onsale.practice.protocol;

import dev.onsale.practice.fault.FaultSet;

/**
 * The front tells a node which sale and which faults are on.
 *
 * @param prepareDatabase true for one node only: it brings the tables into that state first
 * @param freshSale true: empty the sale; false: only the faults change
 */
public record ResetOrder(Sale sale, FaultSet faults, boolean prepareDatabase, boolean freshSale) {}
