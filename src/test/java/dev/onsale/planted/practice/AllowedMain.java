package dev.onsale.planted.practice;

/** Allowed: it is started as a process, and may read the clock. */
final class AllowedMain {
    private AllowedMain() {}

    public static void main(String[] arguments) {
        System.out.println("ready " + System.nanoTime());
        System.exit(0);
    }
}
