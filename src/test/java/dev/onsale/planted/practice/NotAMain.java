package dev.onsale.planted.practice;

/** Part of a process, but not what is started. */
final class NotAMain {
    void prints() {
        System.out.println("ready");
    }
}
