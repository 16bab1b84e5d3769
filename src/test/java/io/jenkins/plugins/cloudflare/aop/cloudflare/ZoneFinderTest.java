package io.jenkins.plugins.cloudflare.aop.cloudflare;

import static io.jenkins.plugins.cloudflare.aop.cloudflare.http.CannedApi.ZONE;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.cloudflare.aop.cloudflare.http.CannedApi;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ZoneFinderTest {
    private CannedApi server;
    private ZoneFinder finder;

    @BeforeEach
    void start() throws IOException {
        server = new CannedApi();
        finder = new ZoneFinder(server.client());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private List<String> names() {
        return server.asked().stream()
                .map(asked -> asked.uri().replaceAll(".*[?&]name=([^&]*).*", "$1"))
                .toList();
    }

    private static String zone(String name) {
        return "[{\"id\":\"" + ZONE + "\",\"name\":\"" + name + "\",\"status\":\"active\"}]";
    }

    @Test
    void theLongestNameThatIsAZoneWins() throws Exception {
        server.result(200, "[]").result(200, zone("shop.example.co.uk"));
        assertThat(finder.zoneOf("www.shop.example.co.uk").name(), is("shop.example.co.uk"));
        assertThat("and no further", names(), contains("www.shop.example.co.uk", "shop.example.co.uk"));
    }

    @Test
    void aZoneOfTheHostnamesOwnIsFoundAtOnceAndAskedForAnewEachTime() throws Exception {
        server.result(200, zone("www.example.com")).result(200, zone("www.example.com"));
        finder.zoneOf("WWW.example.com");
        finder.zoneOf("*.www.example.com");
        assertThat(names(), contains("www.example.com", "www.example.com"));
    }

    @Test
    void aZoneWhoseNameOnlyContainsTheWantedOneIsNone() {
        server.result(200, zone("wwwexample.com")).result(200, zone("my-example.com"));
        CloudflareException e =
                assertThrows(CloudflareException.NotFound.class, () -> finder.zoneOf("www.example.com"));
        assertThat(e.getMessage(), containsString("no zone for www.example.com (tried www.example.com, example.com)"));
        assertThat(e.getMessage(), containsString("'Zone: Read'"));
        assertThat(e.getMessage(), containsString("give the zone's id"));
    }

    @Test
    void aRefusalEndsTheSearch() {
        server.error(403, 10000, "Authentication error");
        assertThrows(CloudflareException.Unauthorized.class, () -> finder.zoneOf("a.b.example.com"));
        assertThat(server.asked(), hasSize(1));
    }
}
