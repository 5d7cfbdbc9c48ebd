package dev.onsale.doctor;

/** Starts other programs. */
public interface Programs {
    /** Whether it can be started and exits with 0 in a short time. */
    boolean succeeds(String... command);
}
