package io.jenkins.plugins.cloudflare.aop.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.Set;

/**
 * What those who drive operations may know of them: what goes in and comes out, and how any operation runs. The classes
 * in between are public only because they stand in several rooms.
 */
public final class OperationDoors extends DescribedPredicate<JavaClass> {
    private static final String OPERATION = House.in("operation");
    private static final Set<String> VALUES = Set.of(
            "ConfiguredServer",
            "Expectation",
            "ListParameter",
            "OnFailure",
            "ParameterCheck",
            "RolloutPhase",
            "SpecProxy");

    private final Set<String> rooms;

    /** @param rooms of {@code operation} that are open as a whole */
    public OperationDoors(String... rooms) {
        super("operation's specs, results, use cases and shared values, and all of " + String.join(" and ", rooms));
        this.rooms = Set.of(rooms);
    }

    /** Everything behind the doors: classes of operations that are none of these. */
    public DescribedPredicate<JavaClass> behind() {
        return new DescribedPredicate<>("classes of operation other than " + getDescription()) {
            @Override
            public boolean test(JavaClass type) {
                return type.getPackageName().startsWith(OPERATION) && !OperationDoors.this.test(type);
            }
        };
    }

    @Override
    public boolean test(JavaClass type) {
        String name = outermost(type).getSimpleName();
        return type.getPackageName().equals(OPERATION)
                || type.getPackageName().startsWith(OPERATION) && rooms.contains(House.roomOf(type))
                || name.endsWith("Spec")
                || name.endsWith("Result")
                || VALUES.contains(name)
                || isUseCase(type);
    }

    /** A use case has an entry of its own, which takes a spec. */
    private static boolean isUseCase(JavaClass type) {
        return type.getMethods().stream()
                .anyMatch(method -> method.getName().equals("run")
                        && method.getModifiers().contains(JavaModifier.STATIC)
                        && method.getRawReturnType().getSimpleName().equals("OperationRun"));
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(OperationDoors::outermost).orElse(type);
    }
}
