package dev.onsale.plan;

import java.time.Duration;

/** Load that warms the target before the measured run; never measured. */
public record WarmUp(double ratePerSecond, Duration lasting) {}
