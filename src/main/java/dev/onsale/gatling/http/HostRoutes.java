package dev.onsale.gatling.http;

import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hosts whose connections lead elsewhere, whatever their names say. */
public interface HostRoutes {

    /** An event loop whose connections take such routes. */
    interface Loop {
        HostRoutes routes();
    }

    /** Whether nothing leads elsewhere. */
    boolean isEmpty();

    /**
     * Where this host is to be found, under its own name.
     *
     * @return {@code null} if it leads where its name says
     */
    @Nullable
    List<InetAddress> addressesOf(String host, int port);
}
