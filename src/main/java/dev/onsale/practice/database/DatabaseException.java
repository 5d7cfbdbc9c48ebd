package dev.onsale.practice.database;

/** The shop's database could not be started or reached. */
public final class DatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public DatabaseException(String message, Throwable cause) {
        super(message, cause);
    }
}
