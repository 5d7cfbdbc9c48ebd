package dev.onsale.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThisHostTest {
    private static InetAddress of(int... bytes) throws IOException {
        byte[] address = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            address[i] = (byte) bytes[i];
        }
        return InetAddress.getByAddress("shop", address);
    }

    @Test
    void anAddressThatTheNameResolvesToIsTaken() throws IOException {
        assertThat(ThisHost.reachable(of(10, 0, 0, 7))).isEqualTo(of(10, 0, 0, 7));
        assertThat(ThisHost.reachable(of(127, 0, 0, 1))).isEqualTo(of(127, 0, 0, 1));
    }

    @Test
    void debiansPlaceholderIsReplacedByAnAddressThatOtherMachinesCanUse() throws IOException {
        List<InetAddress> others = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                .toList();
        assumeThat(others).as("a network besides loopback").isNotEmpty();

        assertThat(ThisHost.reachable(of(127, 0, 1, 1))).isIn(others);
    }

    @Test
    void loopbackIsLoopback() {
        assertThat(ThisHost.address(ThisHost.LOOPBACK).isLoopbackAddress()).isTrue();
    }
}
