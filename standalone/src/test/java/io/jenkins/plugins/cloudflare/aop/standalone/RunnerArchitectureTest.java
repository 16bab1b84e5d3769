package io.jenkins.plugins.cloudflare.aop.standalone;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import io.jenkins.plugins.cloudflare.aop.architecture.House;
import io.jenkins.plugins.cloudflare.aop.architecture.OperationDoors;
import org.junit.jupiter.api.Test;

/** What runner, demonstration and emulator may import; that no package is part of a circle is held for all together. */
class RunnerArchitectureTest {
    /** What stands in for Cloudflare shares nothing with what it is to test. */
    @Test
    void emulatorKnowsNothingOfTheHouse() {
        classes()
                .that()
                .resideInAPackage(House.in("emulator"))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "javax..",
                        "com.sun.net.httpserver..",
                        "com.fasterxml.jackson..",
                        "okhttp3..",
                        "kotlin..",
                        "org.bouncycastle..",
                        House.in("emulator"))
                .check(House.CLASSES);
    }

    /** The runner shows the demonstration's site, and so does a Jenkins: it knows neither. */
    @Test
    void demonstrationKnowsTheEdgeAndTheEmulator() {
        classes()
                .that()
                .resideInAPackage(House.in("demo"))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "javax..",
                        "okhttp3..",
                        "kotlin..",
                        "org.bouncycastle..",
                        House.in("cloudflare.edge"),
                        House.in("demo"),
                        House.in("emulator"))
                .check(House.CLASSES);
    }

    @Test
    void runnerKnowsOperationsByTheirDoors() {
        noClasses()
                .that()
                .resideInAPackage(House.in("standalone") + "..")
                .should()
                .dependOnClassesThat(new OperationDoors("operation.engine", "operation.journal").behind())
                .check(House.CLASSES);
    }

    /** A script's engine runs any script; the plugin's steps are added to it. */
    @Test
    void scriptsRunWithoutThePlugin() {
        noClasses()
                .that()
                .resideInAnyPackage(House.in("standalone.pipeline"), House.in("standalone.step"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(House.in("operation") + "..", House.in("standalone.plugin"))
                .check(House.CLASSES);
    }
}
