package dev.onsale.gatling.http;

import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hosts whose connections go to other addresses, whatever their names resolve to. */
public interface HostRoutes {

    /** An event loop whose connections use such routes. */
    interface Loop {
        HostRoutes routes();
    }

    /** Whether no host is mapped. */
    boolean isEmpty();

    /**
     * The addresses of this host, under its own name.
     *
     * @return {@code null} if it is not mapped
     */
    @Nullable
    List<InetAddress> addressesOf(String host, int port);
}
