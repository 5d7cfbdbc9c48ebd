package dev.onsale.practice.protocol;

import dev.onsale.practice.fault.FaultSet;

/**
 * The front sends a node the current sale and faults.
 *
 * @param prepareDatabase true for one node only: it brings the tables into that state first
 * @param freshSale true: empty the sale; false: only the faults change
 */
public record ResetOrder(Sale sale, FaultSet faults, boolean prepareDatabase, boolean freshSale) {}
