package dev.onsale.load;

import dev.onsale.record.machine.InjectorHealth;
import dev.onsale.record.machine.ProcessorUse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Who uses this machine's processor from now until {@link #end}, as far as Linux reports it. */
final class ProcessorWatch {
    private static final Path PROC = Path.of("/proc");
    private static final double NANOS_PER_MICRO = 1_000;

    private final Path proc;
    private final TargetProcesses target;
    private final long self;
    private final LongSupplier nanoTime;
    private final Optional<MachineTime> machineBefore;
    private final Map<Long, ProcessTime> processesBefore;
    private final long beganNanos;

    /** @param nanoTime {@code System::nanoTime} */
    ProcessorWatch(Path proc, TargetProcesses target, long self, LongSupplier nanoTime) {
        this.proc = proc;
        this.target = target;
        this.self = self;
        this.nanoTime = nanoTime;
        this.processesBefore = ProcessTime.all(proc);
        this.machineBefore = MachineTime.readFrom(proc);
        this.beganNanos = nanoTime.getAsLong();
    }

    /** What the injector knows of itself, and who used the processor from the load's beginning to its end. */
    static InjectorHealth of(LoadOrder order, Supplier<InjectorHealth> load) {
        long self = ProcessHandle.current().pid();
        ProcessorWatch watch =
                new ProcessorWatch(PROC, TargetProcesses.of(order.reached(), self), self, System::nanoTime);
        return load.get().with(watch.end());
    }

    /** @return {@code null} if the system does not report it */
    @Nullable
    ProcessorUse end() {
        Optional<MachineTime> machineNow = MachineTime.readFrom(proc);
        double wallMicros = (nanoTime.getAsLong() - beganNanos) / NANOS_PER_MICRO;
        Map<Long, ProcessTime> now = ProcessTime.all(proc);
        ProcessTime own = now.get(self);
        if (machineBefore.isEmpty() || machineNow.isEmpty() || own == null) {
            return null;
        }
        MachineTime before = machineBefore.get();
        MachineTime after = machineNow.get();
        double all = after.allTicks() - before.allTicks();
        if (all <= 0) {
            return null;
        }
        Set<Long> ofTarget = new HashSet<>(target.found(proc, now));
        boolean told = !ofTarget.isEmpty();
        // A child of this process does not count as another program: the practice box office, or a hook's command.
        Set<Long> started = ProcessTime.withDescendants(Set.of(self), now);
        started.remove(self);
        if (told) {
            ofTarget.addAll(started);
        }
        double endedTicks = own.familyTicksSince(processesBefore) - own.ticksSince(processesBefore);
        double targetTicks = ticks(ofTarget, now) + (told ? endedTicks : 0);
        double ownTicks = own.ticksSince(processesBefore) + (told ? 0 : ticks(started, now) + endedTicks);
        double othersTicks = Math.max(0, after.programTicks() - before.programTicks() - ownTicks - targetTicks);
        Set<Long> known = new HashSet<>(ofTarget);
        known.addAll(started);
        known.add(self);
        return new ProcessorUse(
                ownTicks / all,
                told ? targetTicks / all : null,
                othersTicks / all,
                target.isHere() && !told,
                busiest(known, now, othersTicks),
                Math.max(0, after.stolenTicks() - before.stolenTicks()) / all,
                before.waitingMicros() < 0 || after.waitingMicros() < 0 || wallMicros <= 0
                        ? null
                        : Math.min(1, (after.waitingMicros() - before.waitingMicros()) / wallMicros));
    }

    private double ticks(Set<Long> pids, Map<Long, ProcessTime> now) {
        return pids.stream()
                .map(now::get)
                .filter(process -> process != null)
                .mapToLong(process -> process.familyTicksSince(processesBefore))
                .sum();
    }

    /**
     * The name of the other programs that took most, if it is half of the total; several processes may share a name.
     */
    private @Nullable String busiest(Set<Long> known, Map<Long, ProcessTime> now, double othersTicks) {
        Map<String, Long> byName = new HashMap<>();
        now.values().stream()
                .filter(process -> !known.contains(process.pid()))
                .forEach(process -> byName.merge(process.name(), process.ticksSince(processesBefore), Long::sum));
        return byName.entrySet().stream()
                .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .filter(most -> most.getValue() > 0 && most.getValue() >= othersTicks / 2)
                .map(Map.Entry::getKey)
                .orElse(null);
    }
}
