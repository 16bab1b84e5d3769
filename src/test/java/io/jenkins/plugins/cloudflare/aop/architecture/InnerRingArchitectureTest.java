package io.jenkins.plugins.cloudflare.aop.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Imports of the inner ring run one way. Holds in both builds. */
class InnerRingArchitectureTest {
    @Test
    void roomsImportWhatTheTableSays() {
        House.layers(InnerRing.IMPORTS).check(House.CLASSES);
    }

    /**
     * Every package is a slice, so this finds a circle of packages, and with it every circle of classes that goes
     * through more than one package.
     */
    @Test
    void packagesAreFreeOfCycles() {
        slices().matching(House.ROOT + ".(**)").should().beFreeOfCycles().check(House.CLASSES);
    }

    /** A root holds the words, its rooms do the work. */
    @ParameterizedTest
    @ValueSource(strings = {"cloudflare", "operation", "origin", "record"})
    void rootsImportNoneOfTheirRooms(String root) {
        noClasses()
                .that()
                .resideInAPackage(House.in(root))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(House.in(root) + ".(*)..")
                .check(House.CLASSES);
    }

    @Test
    void everyClassHasARoom() {
        Set<String> rooms = new TreeSet<>(InnerRing.IMPORTS.keySet());
        rooms.addAll(OuterRing.IMPORTS.keySet());
        String[] packages =
                House.both(House.in(rooms), House.in("demo"), House.in("emulator"), House.in("standalone") + "..");
        classes().should().resideInAnyPackage(packages).check(House.CLASSES);
    }
}
