package io.jenkins.plugins.cloudflare.aop.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Libraries stay where they belong, and Jenkins out of the inner ring: what a room may use is listed, so that nothing
 * else gets in. Holds in both builds.
 */
class LibrariesArchitectureTest {
    private static final String[] OWN = {"java..", "javax..", House.ROOT + ".."};
    private static final String JACKSON = "com.fasterxml.jackson..";

    private static final Map<String, Set<String>> LIBRARIES = Map.of(
            "cloudflare.edge", Set.of("okhttp3.."),
            "cloudflare.http", Set.of("okhttp3..", "okio..", JACKSON),
            "operation.journal", Set.of(JACKSON),
            "pki", Set.of("org.bouncycastle.."),
            "record", Set.of(JACKSON),
            "record.file", Set.of(JACKSON));

    private static Set<String> roomsWithLibraries() {
        return LIBRARIES.keySet();
    }

    @ParameterizedTest
    @MethodSource("roomsWithLibraries")
    void usesItsLibrariesOnly(String room) {
        classes()
                .that()
                .resideInAPackage(House.in(room))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(House.both(OWN, LIBRARIES.get(room).toArray(String[]::new)))
                .check(House.CLASSES);
    }

    /** Among them {@code text} and {@code origin}, which travel to agents. */
    @Test
    void allOthersUseTheJdkOnly() {
        Set<String> others = new TreeSet<>(InnerRing.IMPORTS.keySet());
        others.removeAll(LIBRARIES.keySet());
        classes()
                .that()
                .resideInAnyPackage(House.in(others))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(OWN)
                .check(House.CLASSES);
    }
}
