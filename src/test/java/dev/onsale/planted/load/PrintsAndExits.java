package dev.onsale.planted.load;

/** Behaves like a program of its own. */
final class PrintsAndExits {
    void prints() {
        System.out.println("pass");
    }

    void printsErrors() {
        System.err.println("fail");
    }

    void exits() {
        System.exit(1);
    }

    void halts() {
        Runtime.getRuntime().halt(1);
    }

    void printsStackTrace(Exception exception) {
        exception.printStackTrace();
    }

    void allowedStackTrace(Exception exception, java.io.PrintWriter somewhere) {
        exception.printStackTrace(somewhere);
    }
}
