package dev.onsale.doctor;

/** Starts other programs. */
public interface Programs {
    /** Whether it can be started, and ends with 0 soon. */
    boolean succeeds(String... command);
}
