package dev.onsale.gatling.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeldAddressesTest {

    record Text(String anything) {}

    record Broker(String hostName, int port) {}

    record Around(Object inner, Map<String, Object> options, List<Object> more) {}

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tcp://broker.example:61616 | broker.example",
                "failover:(tcp://one.example:61616,ssl://two.example:61617)?randomize=false | one.example two.example",
                "vm://embedded?broker.persistent=false | localhost",
                "jdbc:postgresql://db.example:5432,spare.example:5432/shop?user=a | db.example spare.example",
                "jdbc:oracle:thin:@ora.example:1521:shop | ora.example",
                "jdbc:sqlserver://sql.example;databaseName=shop | sql.example",
                "jdbc:h2:mem:shop;DB_CLOSE_DELAY=-1 | localhost",
                "dns:///grpc.example:50051 | grpc.example",
                "passthrough:///grpc:50051 | grpc",
                "grpc.example:50051 | grpc.example",
                "kafka1.example:9092,kafka2.example:9092 | kafka1.example kafka2.example",
                "amqp://user:p@rabbit.example/vhost | rabbit.example",
                "mq1.example(1414),mq2.example(1414) | mq1.example mq2.example",
                "tcp://[fd00::1]:61616 | [fd00::1]",
            })
    void aTextNamesItsHosts(String text, String hosts) {
        assertThat(HeldAddresses.of(new Text(text)).values()).containsExactly(hosts.split(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "queue.orders",
        "10:30",
        "a: b",
        "com.acme.Broker",
        "orders:10",
        "file:///etc/jndi.properties",
        "file://etc/x",
        "unix:///run/shop.sock",
        "''"
    })
    void otherTextsNameNone(String text) {
        assertThat(HeldAddresses.of(new Text(text))).isEmpty();
    }

    @Test
    void whatIsCalledAHostIsOne() {
        assertThat(HeldAddresses.of(new Broker("broker.example", 61616))).containsValue("broker.example");
        assertThat(HeldAddresses.of(new Around("", Map.of("XMSC_WMQ_HOST_NAME", "mq.example"), List.of())))
                .containsValue("mq.example");
        assertThat(HeldAddresses.of(new Around("", Map.of("host", "artemis.example"), List.of())))
                .containsValue("artemis.example");
    }

    @Test
    void itIsLookedForInWhatHoldsIt() {
        Supplier<Object> lambda = held("tcp://lambda.example:1");
        List<Object> loop = new ArrayList<>();
        loop.add(loop);
        loop.add(URI.create("tcp://list.example:2"));
        Around around =
                new Around(lambda, Map.of("a", InetSocketAddress.createUnresolved("map.example", 3)), List.of(loop));
        assertThat(HeldAddresses.of(around).values())
                .containsExactlyInAnyOrder("lambda.example", "list.example", "map.example");
    }

    private static Supplier<Object> held(String text) {
        return () -> text;
    }
}
