package io.jenkins.plugins.cloudflare.aop.architecture;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A room that is entered can be looked over. */
class RoomSizeTest {
    private static final int MOST = 24;

    /**
     * {@code pki} has one subject, and reading, issuing and chains need each other, so that rooms in it would be one
     * circle; the emulator is one server, and no part of the plugin.
     */
    private static final Set<String> LARGE = Set.of("pki", "emulator");

    @Test
    void noRoomIsCrowded() {
        Map<String, Long> rooms = House.CLASSES.stream()
                .filter(JavaClass::isTopLevelClass)
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(House::roomOf, TreeMap::new, Collectors.counting()));
        assertThat(rooms, is(aMapWithSize(greaterThan(20))));

        rooms.keySet().removeAll(LARGE);
        rooms.values().removeIf(classes -> classes <= MOST);
        assertThat("rooms with more than " + MOST + " classes", rooms, is(anEmptyMap()));
    }
}
