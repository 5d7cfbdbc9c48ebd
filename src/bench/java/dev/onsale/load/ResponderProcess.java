package dev.onsale.load;

import java.io.IOException;
import java.io.OutputStream;

/** The loopback responder in a process of its own, so that its CPU time is nobody else's. */
final class ResponderProcess {

    private ResponderProcess() {}

    public static void main(String[] arguments) throws IOException {
        try (LoopbackResponder responder = new LoopbackResponder()) {
            System.out.println("address " + responder.address());
            System.in.transferTo(OutputStream.nullOutputStream());
        }
    }
}
