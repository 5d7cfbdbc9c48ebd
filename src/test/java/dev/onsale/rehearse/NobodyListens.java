package dev.onsale.rehearse;

import dev.onsale.record.live.Progress;

/** For rehearsals whose run directory says all that is asked. */
final class NobodyListens implements RunObserver {
    @Override
    public void told(String line) {}

    @Override
    public void sees(Progress progress) {}
}
