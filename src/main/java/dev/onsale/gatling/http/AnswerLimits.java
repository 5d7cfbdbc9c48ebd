package dev.onsale.gatling.http;

import dev.onsale.figures.Figures;
import dev.onsale.gatling.failure.FailureKind;
import dev.onsale.gatling.failure.InjectorShortException;
import io.netty.util.internal.PlatformDependent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * Limits how much of the responses' data is kept at once. Whatever a target sends must take neither the injector's
 * memory nor that of the responses beside it. A limit that is reached is the injector's, and is reported as such.
 */
public final class AnswerLimits {

    /** As much as any browser keeps per site: RFC 6265 asks for 50, browsers keep 180. */
    public static final int COOKIES_MAX = 180;

    private static final long MEGABYTE = 1_024 * 1_024;

    /** The rest is for what is being read and written, and for data that shares a buffer with a body's bytes. */
    private static final double ALL_BODIES_SHARE = 3.0 / 8;

    private static final double ONE_BODY_SHARE = 1.0 / 8;

    /** A body becomes text of twice its size, and a tree of several times that, while it is checked. */
    private static final double ONE_BODY_SHARE_OF_HEAP = 1.0 / 16;

    private final long oneBodyMax;
    private final long allBodiesMax;
    private final AtomicLong kept = new AtomicLong();
    private final LongAdder cookiesDropped = new LongAdder();

    /**
     * @param oneBodyMax bytes of one body to be checked
     * @param allBodiesMax bytes of all bodies that are being received to be checked
     */
    public AnswerLimits(long oneBodyMax, long allBodiesMax) {
        this.oneBodyMax = oneBodyMax;
        this.allBodiesMax = allBodiesMax;
    }

    /** From this process's memory: bodies stay in direct memory until they are checked. */
    public static AnswerLimits ofThisProcess() {
        long direct = PlatformDependent.maxDirectMemory();
        return new AnswerLimits(
                (long) Math.min(direct * ONE_BODY_SHARE, Runtime.getRuntime().maxMemory() * ONE_BODY_SHARE_OF_HEAP),
                (long) (direct * ALL_BODIES_SHARE));
    }

    /** One response's share of the limit. Not thread-safe. */
    public final class Share {
        private long ofBody;

        /** @throws InjectorShortException if this many more bytes exceed the limit */
        public void keep(int bytes) {
            if (ofBody + bytes > oneBodyMax) {
                throw new InjectorShortException(FailureKind.CHECKED_BODY + " over " + megabytes(oneBodyMax));
            }
            if (kept.addAndGet(bytes) > allBodiesMax) {
                kept.addAndGet(-bytes);
                throw new InjectorShortException(
                        FailureKind.CHECKED_BODIES + " over " + megabytes(allBodiesMax) + " at once");
            }
            ofBody += bytes;
        }

        /** The response is over, and nothing of it is kept. */
        public void release() {
            kept.addAndGet(-ofBody);
            ofBody = 0;
        }
    }

    void droppedCookies(int count) {
        cookiesDropped.add(count);
    }

    /** What the target sent and was dropped, one sentence each. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (cookiesDropped.sum() > 0) {
            notes.add("warning: the target set more than " + COOKIES_MAX + " cookies for one visitor; "
                    + Figures.count(cookiesDropped.sum())
                    + " beyond them were not kept, as browsers do");
        }
        return notes;
    }

    private static String megabytes(long bytes) {
        return Math.round((double) bytes / MEGABYTE) + " MB";
    }
}
