package dev.onsale.load;

/** How many of a step's requests succeeded and failed. */
record StepCount(long ok, long ko) {
    long all() {
        return ok + ko;
    }

    StepCount plus(StepCount other) {
        return new StepCount(ok + other.ok, ko + other.ko);
    }
}
