package dev.onsale.load;

/** The system properties that the user sets for a simulation. */
public final class UserProperties {
    private UserProperties() {}

    /** Sets one; it counts for comparisons if the simulation reads it. */
    public static void set(String name, String value) {
        ReadProperties.setForUser(name, value);
    }
}
