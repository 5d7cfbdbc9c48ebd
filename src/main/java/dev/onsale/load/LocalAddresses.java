package dev.onsale.load;

import dev.onsale.plan.BadInputException;
import dev.onsale.plan.Plan;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Addresses of this machine that visitors connect from. */
public final class LocalAddresses {
    private LocalAddresses() {}

    /** @throws BadInputException if the plan names an address that this machine does not have */
    public static void requireHere(Plan plan, String where) {
        for (String address : plan.injecting().localAddresses()) {
            try (ServerSocket socket = new ServerSocket()) {
                socket.bind(new InetSocketAddress(InetAddress.getByName(address), 0));
            } catch (IOException e) {
                throw new BadInputException(
                        where + ": injector.localAddresses: " + address + " is not an address of this machine ("
                                + e.getMessage() + ")",
                        "use addresses that 'ip address' lists on this machine, or add it first",
                        e);
            }
        }
    }
}
