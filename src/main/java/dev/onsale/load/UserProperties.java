package dev.onsale.load;

/** The system properties that a user sets for a simulation. */
public final class UserProperties {
    private UserProperties() {}

    /** Sets one, which counts for comparisons if the simulation asks for it. */
    public static void set(String name, String value) {
        ReadProperties.setForUser(name, value);
    }
}
