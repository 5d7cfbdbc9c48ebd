/**
 * The machine that generates the load: what it is, how well it performed during the load, and how fast it was just
 * before and after.
 *
 * <p>Start at {@link dev.onsale.record.machine.InjectorHealth}, which every run's summary holds. The flow:
 * {@code HostClass} (cores, memory, JDK) goes into the fingerprint; {@code Calibrations} ({@code CpuWork},
 * {@code LoopbackEcho}, {@code StealTime}) → {@code Calibration}, before and after the load.
 */
@NullMarked
package dev.onsale.record.machine;

import org.jspecify.annotations.NullMarked;
