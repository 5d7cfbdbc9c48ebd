package dev.onsale.cli;

/** This JVM compiles in another way than the load wants: to be started again by the launcher, before anything is sent. */
final class OtherCompilerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OtherCompilerException(String why) {
        super(why);
    }
}
