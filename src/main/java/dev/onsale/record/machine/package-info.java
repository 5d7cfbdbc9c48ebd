/**
 * The machine that sends the load: what it is, how well it did while it sent, and how fast it was just before and after.
 *
 * <p>Start at {@link dev.onsale.record.machine.InjectorHealth}, which every run's summary holds. The flow: {@code HostClass}
 * (cores, memory, JDK) goes into the fingerprint; {@code Calibrations} ({@code CpuWork}, {@code LoopbackEcho}, {@code
 * StealTime}) → {@code Calibration}, before and after the load.
 */
@NullMarked
package dev.onsale.record.machine;

import org.jspecify.annotations.NullMarked;
