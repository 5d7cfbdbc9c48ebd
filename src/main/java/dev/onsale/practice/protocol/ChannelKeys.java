package dev.onsale.practice.protocol;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The entrances for staff and partners of the shop. A key opens them, and there is no waiting room. */
public enum ChannelKeys {
    BOX_OFFICE("/box-office/", "Staff-Key", "practice-staff"),
    BACK_OFFICE("/back-office/", "Staff-Key", "practice-staff"),
    PARTNERS("/api/", "Api-Key", "practice-partner");

    private final String root;
    private final String header;
    private final String key;

    ChannelKeys(String root, String header, String key) {
        this.root = root;
        this.header = header;
        this.key = key;
    }

    /** The channel of an address; empty if it belongs to none. */
    public static Optional<ChannelKeys> of(String path) {
        for (ChannelKeys channel : values()) {
            if (path.startsWith(channel.root)) {
                return Optional.of(channel);
            }
        }
        return Optional.empty();
    }

    /** The header that carries the key. */
    public String header() {
        return header;
    }

    public boolean isOpenedBy(@Nullable String shown) {
        return key.equals(shown);
    }
}
