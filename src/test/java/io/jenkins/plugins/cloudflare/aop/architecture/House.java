package io.jenkins.plugins.cloudflare.aop.architecture;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The compiled classes of the house, and what its packages are called. */
public final class House {
    /** The package below which everything stands. */
    public static final String ROOT = "io.jenkins.plugins.cloudflare.aop";

    /** All classes but those of tests: the inner ring, and what else the build has (the outer ring, or the runner). */
    public static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    private House() {}

    /** The package of a room. */
    public static String in(String room) {
        return ROOT + "." + room;
    }

    /** The packages of rooms. */
    public static String[] in(Collection<String> rooms) {
        return rooms.stream().map(House::in).toArray(String[]::new);
    }

    /** The room of a class. */
    public static String roomOf(JavaClass type) {
        return type.getPackageName().substring(ROOT.length() + 1);
    }

    /**
     * Reads a table of who may import whom.
     *
     * @param table in each line a room, an arrow and the rooms that it may import
     * @return the rooms that each room may import, in the order of the table
     */
    public static Map<String, Set<String>> imports(String table) {
        Map<String, Set<String>> imports = new LinkedHashMap<>();
        table.lines().forEach(line -> {
            String[] sides = line.split("->", 2);
            Stream<String> targets = Arrays.stream(sides[1].split("[,\\s]+")).filter(target -> !target.isEmpty());
            imports.put(sides[0].strip(), targets.collect(LinkedHashSet::new, Set::add, Set::addAll));
        });
        return imports;
    }

    /** The rule that such a table states; imports of libraries are left to others. */
    public static LayeredArchitecture layers(Map<String, Set<String>> imports) {
        LayeredArchitecture layers = layeredArchitecture().consideringOnlyDependenciesInAnyPackage(ROOT + "..");
        for (String room : imports.keySet()) {
            layers = layers.layer(room).definedBy(in(room));
        }
        for (Map.Entry<String, Set<String>> room : imports.entrySet()) {
            String[] targets = room.getValue().toArray(String[]::new);
            layers = targets.length == 0
                    ? layers.whereLayer(room.getKey()).mayNotAccessAnyLayer()
                    : layers.whereLayer(room.getKey()).mayOnlyAccessLayers(targets);
        }
        return layers;
    }

    /** All of one and of the other, for packages that ArchUnit takes as an array. */
    public static String[] both(String[] some, String... others) {
        return Stream.concat(Arrays.stream(some), Arrays.stream(others)).toArray(String[]::new);
    }
}
