package dev.onsale.cli;

/** This JVM has the wrong compiler for the load: the launcher must start another before anything is sent. */
final class OtherCompilerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OtherCompilerException(String why) {
        super(why);
    }
}
