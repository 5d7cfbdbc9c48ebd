package dev.onsale.load;

import dev.onsale.record.machine.ProcessorUse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Who uses this machine's processor from {@link #begin} to {@link #end}, as far as Linux reports it. */
final class ProcessorWatch {
    private static final Path PROC = Path.of("/proc");
    private static final double NANOS_PER_MICRO = 1_000;

    private final Path proc;
    private final TargetProcesses target;
    private final long self;
    private final LongSupplier nanoTime;
    private volatile @Nullable Reading before;

    private record Reading(Optional<MachineTime> machine, Map<Long, ProcessTime> processes, long nanos) {}

    /** @param nanoTime {@code System::nanoTime} */
    ProcessorWatch(Path proc, TargetProcesses target, long self, LongSupplier nanoTime) {
        this.proc = proc;
        this.target = target;
        this.self = self;
        this.nanoTime = nanoTime;
    }

    static ProcessorWatch of(LoadOrder order) {
        long self = ProcessHandle.current().pid();
        return new ProcessorWatch(PROC, TargetProcesses.of(order.reached(), self), self, System::nanoTime);
    }

    /** From here on. What ran earlier, such as a hook that fills a database, took nothing from the load. */
    void begin() {
        before = new Reading(MachineTime.readFrom(proc), ProcessTime.all(proc), nanoTime.getAsLong());
    }

    /** @return {@code null} if the system does not report it, or nothing has begun */
    @Nullable
    ProcessorUse end() {
        Reading began = before;
        Optional<MachineTime> machineNow = MachineTime.readFrom(proc);
        Map<Long, ProcessTime> now = ProcessTime.all(proc);
        ProcessTime own = now.get(self);
        if (began == null || began.machine().isEmpty() || machineNow.isEmpty() || own == null) {
            return null;
        }
        Map<Long, ProcessTime> processesBefore = began.processes();
        double wallMicros = (nanoTime.getAsLong() - began.nanos()) / NANOS_PER_MICRO;
        MachineTime first = began.machine().get();
        MachineTime after = machineNow.get();
        double all = after.allTicks() - first.allTicks();
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
        double targetTicks = ticks(ofTarget, now, processesBefore) + (told ? endedTicks : 0);
        double ownTicks =
                own.ticksSince(processesBefore) + (told ? 0 : ticks(started, now, processesBefore) + endedTicks);
        double othersTicks = Math.max(0, after.programTicks() - first.programTicks() - ownTicks - targetTicks);
        Set<Long> known = new HashSet<>(ofTarget);
        known.addAll(started);
        known.add(self);
        return new ProcessorUse(
                ownTicks / all,
                told ? targetTicks / all : null,
                othersTicks / all,
                target.isHere() && !told,
                busiest(known, now, processesBefore, othersTicks),
                Math.max(0, after.stolenTicks() - first.stolenTicks()) / all,
                first.waitingMicros() < 0 || after.waitingMicros() < 0 || wallMicros <= 0
                        ? null
                        : Math.min(1, (after.waitingMicros() - first.waitingMicros()) / wallMicros));
    }

    private static double ticks(Set<Long> pids, Map<Long, ProcessTime> now, Map<Long, ProcessTime> before) {
        return pids.stream()
                .map(now::get)
                .filter(process -> process != null)
                .mapToLong(process -> process.familyTicksSince(before))
                .sum();
    }

    /**
     * The name of the other programs that took most, if it is half of the total; several processes may share a name.
     */
    private static @Nullable String busiest(
            Set<Long> known, Map<Long, ProcessTime> now, Map<Long, ProcessTime> before, double othersTicks) {
        Map<String, Long> byName = new HashMap<>();
        now.values().stream()
                .filter(process -> !known.contains(process.pid()))
                .forEach(process -> byName.merge(process.name(), process.ticksSince(before), Long::sum));
        return byName.entrySet().stream()
                .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .filter(most -> most.getValue() > 0 && most.getValue() >= othersTicks / 2)
                .map(Map.Entry::getKey)
                .orElse(null);
    }
}
