package dev.onsale.planted.load;

import io.gatling.charts.component.Component;

/** Uses the stock reports. */
record DrawsStockReports(Component charts) {}
