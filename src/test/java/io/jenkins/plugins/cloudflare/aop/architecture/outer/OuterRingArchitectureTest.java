package io.jenkins.plugins.cloudflare.aop.architecture.outer;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import hudson.Extension;
import hudson.ExtensionPoint;
import io.jenkins.plugins.cloudflare.aop.architecture.House;
import io.jenkins.plugins.cloudflare.aop.architecture.InnerRing;
import io.jenkins.plugins.cloudflare.aop.architecture.OperationDoors;
import io.jenkins.plugins.cloudflare.aop.architecture.OuterRing;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jenkinsci.plugins.variant.OptionalExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kohsuke.stapler.interceptor.RequirePOST;
import org.kohsuke.stapler.verb.POST;

/**
 * Imports of the ring that knows Jenkins run one way. A package of its own, since the standalone build compiles neither
 * that ring nor this test; a rule that finds no class here fails.
 */
class OuterRingArchitectureTest {
    private static final Set<String> DRIVERS = Set.of("step", "builder", "config", "config.form", "run", "overview");

    @Test
    void roomsImportWhatTheTableSays() {
        Map<String, Set<String>> imports = new LinkedHashMap<>(InnerRing.IMPORTS);
        imports.putAll(OuterRing.IMPORTS);
        House.layers(imports).check(House.CLASSES);
    }

    @Test
    void driversKnowOperationsByTheirDoors() {
        noClasses()
                .that()
                .resideInAnyPackage(House.in(DRIVERS))
                .should()
                .dependOnClassesThat(new OperationDoors("operation.engine", "operation.journal").behind())
                .check(House.CLASSES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"org.bouncycastle..", "com.fasterxml.jackson..", "okhttp3.."})
    void librariesStayBelowTheWiring(String library) {
        noClasses()
                .that()
                .resideInAnyPackage(House.in(
                        Set.of("step", "builder", "config", "config.form", "credentials", "agent", "overview")))
                .should()
                .dependOnClassesThat(resideInAPackage(library))
                .check(House.CLASSES);
    }

    /** Where an optional plugin is missing, no class that needs it may be looked at. */
    @ParameterizedTest
    @CsvSource({
        "checks.api, io.jenkins.plugins.checks..",
        "metrics, jenkins.metrics..",
        "metrics, com.codahale.metrics.."
    })
    void optionalPluginsAreUsedInTheirRoomAlone(String room, String library) {
        noClasses()
                .that()
                .resideOutsideOfPackage(House.in(room))
                .should()
                .dependOnClassesThat(resideInAPackage(library).or(resideInAPackage(House.in(room))))
                .check(House.CLASSES);
    }

    /** {@code Extension} would have Jenkins load the class whether its plugin is there or not. */
    @ParameterizedTest
    @ValueSource(strings = {"checks.api", "metrics"})
    void roomsOfOptionalPluginsAreEnteredThroughThem(String room) {
        classes()
                .that()
                .resideInAPackage(House.in(room))
                .and()
                .areAssignableTo(ExtensionPoint.class)
                .should()
                .beAnnotatedWith(OptionalExtension.class)
                .andShould()
                .notBeAnnotatedWith(Extension.class)
                .check(House.CLASSES);
    }

    /** A page of another site can have a browser send GET; what is left is tried in WebMethodsTest. */
    @Test
    void webMethodsTakeNothingButPost() {
        methods()
                .that()
                .haveNameMatching("do[A-Z].*")
                .and()
                .arePublic()
                .and()
                .areDeclaredInClassesThat(resideInAnyPackage(House.in(OuterRing.IMPORTS.keySet())))
                .should()
                .beAnnotatedWith(POST.class)
                .orShould()
                .beAnnotatedWith(RequirePOST.class)
                .check(House.CLASSES);
    }
}
