package io.jenkins.plugins.cloudflare.aop.origin.network;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.jenkins.plugins.cloudflare.aop.origin.Target;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A name is as many origins as it has addresses. */
class AddressExpansionTest {
    private static final Map<String, List<String>> DNS = Map.of(
            "many.example.test", List.of("192.0.2.1", "192.0.2.2", "2001:db8::1"),
            "one.example.test", List.of("192.0.2.1"),
            "localhost", List.of("127.0.0.1", "::1"),
            "neighbours.example.test", List.of("127.0.0.1", "127.0.0.2"));

    private final List<String> asked = new ArrayList<>();

    private InetAddress[] look(String name) throws UnknownHostException {
        asked.add(name);
        if (!DNS.containsKey(name)) {
            throw new UnknownHostException(name);
        }
        List<InetAddress> all = new ArrayList<>();
        for (String literal : DNS.get(name)) {
            all.add(InetAddress.getByName(literal));
        }
        return all.toArray(new InetAddress[0]);
    }

    private List<String> labels(String... addresses) {
        List<Target> targets = new ArrayList<>();
        for (String address : addresses) {
            targets.add(new Target("www.example.test", address, 8443, "/"));
        }
        return new AddressExpansion(this::look)
                .of(targets).stream().map(Target::label).toList();
    }

    @Test
    void eachAddressIsATarget() {
        assertThat(
                labels("many.example.test"),
                is(List.of(
                        "www.example.test at 192.0.2.1:8443",
                        "www.example.test at 192.0.2.2:8443",
                        "www.example.test at [2001:db8:0:0:0:0:0:1]:8443")));
    }

    @Test
    void aNameWithOneAddressAndOneWithoutStayNames() {
        assertThat(
                labels("one.example.test", "none.example.test"),
                is(List.of("www.example.test at one.example.test:8443", "www.example.test at none.example.test:8443")));
    }

    @Test
    void theTwoSpellingsOfThisMachineAreOne() {
        assertThat(labels("localhost"), is(List.of("www.example.test at localhost:8443")));
        assertThat(labels("neighbours.example.test").size(), is(2));
    }

    @Test
    void aNameIsLookedUpOnce() {
        assertThat(labels("many.example.test", "many.example.test").size(), is(3));
        assertThat(asked, is(List.of("many.example.test")));
    }
}
