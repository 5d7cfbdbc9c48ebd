package dev.onsale.practice.front;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;

/**
 * Decides who may enter, and when. Visitors who came before doors are shuffled at doors, by the seed; later ones follow
 * in order of arrival. Slots are {@code 1 / outflow} seconds apart and the first opens with the doors, so that the
 * number admitted by t seconds after doors is at most {@code outflow * t + 1}, and at least {@code outflow * t - 1}
 * while enough visitors wait. An unused slot is lost, never saved up for a burst.
 */
final class WaitingRoom {
    private static final class Visitor {
        int position;
        double admittedAtMs;
    }

    private final InstantSource clock;
    private final long doorsAtMs;
    private final double slotMs;
    private final Random shuffle;
    private final Map<String, Visitor> visitors = new HashMap<>();
    private final List<Visitor> beforeDoors = new ArrayList<>();
    private final List<Visitor> line = new ArrayList<>();
    private boolean open;
    private double nextSlotAtMs;
    private int admitted;

    /** @param outflowPerSecond admissions per second; infinite to admit every visitor at doors */
    WaitingRoom(InstantSource clock, long doorsAtMs, double outflowPerSecond, long seed) {
        this.clock = clock;
        this.doorsAtMs = doorsAtMs;
        this.slotMs = 1_000 / outflowPerSecond;
        this.shuffle = new Random(seed);
    }

    /** Adds a newcomer under a unique id. */
    synchronized void join(String id) {
        long nowMs = advance();
        Visitor visitor = new Visitor();
        visitors.put(id, visitor);
        if (open) {
            enqueue(visitor, nowMs);
            advance();
        } else {
            beforeDoors.add(visitor);
            visitor.position = beforeDoors.size() - 1;
        }
    }

    /** A visitor's progress. Empty for an id that never joined. */
    synchronized Optional<QueueState> state(String id) {
        OptionalInt place = place(id);
        if (place.isEmpty()) {
            return Optional.empty();
        }
        if (place.getAsInt() == 0) {
            return Optional.of(QueueState.ADMITTED);
        }
        return Optional.of(open ? QueueState.WAITING : QueueState.PRE_QUEUE);
    }

    /** How many admissions it takes until this visitor is in: 0 once admitted. Empty for an id that never joined. */
    synchronized OptionalInt place(String id) {
        advance();
        Visitor visitor = visitors.get(id);
        if (visitor == null) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(Math.max(0, visitor.position - admitted + 1));
    }

    /** How many have been admitted. */
    synchronized int admitted() {
        advance();
        return admitted;
    }

    /** How many wait. */
    synchronized int waiting() {
        advance();
        return visitors.size() - admitted;
    }

    /** How many were admitted in each whole or begun second since doors. */
    synchronized int[] admittedPerSecond() {
        long nowMs = advance();
        int seconds = open ? (int) ((nowMs - doorsAtMs) / 1_000) + 1 : 0;
        int[] counts = new int[seconds];
        for (Visitor visitor : line.subList(0, admitted)) {
            counts[(int) ((visitor.admittedAtMs - doorsAtMs) / 1_000)]++;
        }
        return counts;
    }

    /** Brings the room up to date: opens the doors if they are due, admits visitors whose slot has come. */
    private long advance() {
        long nowMs = clock.millis();
        if (!open && nowMs >= doorsAtMs) {
            open = true;
            nextSlotAtMs = doorsAtMs;
            Collections.shuffle(beforeDoors, shuffle);
            beforeDoors.forEach(visitor -> enqueue(visitor, doorsAtMs));
            beforeDoors.clear();
        }
        while (admitted < line.size() && line.get(admitted).admittedAtMs <= nowMs) {
            admitted++;
        }
        return nowMs;
    }

    private void enqueue(Visitor visitor, long nowMs) {
        visitor.position = line.size();
        visitor.admittedAtMs = Math.max(nowMs, nextSlotAtMs);
        nextSlotAtMs = visitor.admittedAtMs + slotMs;
        line.add(visitor);
    }
}
