package dev.onsale.load;

import dev.onsale.plan.HostMap;
import java.util.List;
import java.util.Set;

/**
 * How the load may reach its target.
 *
 * @param allowedHosts hosts other than loopback that connections of the run may go to
 * @param hostMap addresses whose connections are redirected
 * @param headers sent with every request; never recorded
 */
public record TargetAccess(Set<String> allowedHosts, HostMap hostMap, List<LoadOrder.Header> headers) {

    /** To hosts of this machine alone, as they are, without headers. */
    public static final TargetAccess LOOPBACK = new TargetAccess(Set.of(), HostMap.NONE, List.of());
}
