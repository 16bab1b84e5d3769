package io.jenkins.plugins.cloudflare.aop.builder;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import io.jenkins.plugins.cloudflare.aop.architecture.House;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.AopSpec;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.SpecProxy;
import io.jenkins.plugins.cloudflare.aop.step.AopStep;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kohsuke.stapler.ClassDescriptor;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** A Pipeline step and the build step of the same name take the same parameters, with the same defaults. */
class BuilderTwinTest {
    private static final Set<String> NAMES = names("step", AopStep.class, "Step");

    private static Set<String> steps() {
        return NAMES;
    }

    @Test
    void everyStepHasItsBuilder() {
        assertThat(NAMES, hasSize(10));
        assertThat(names("builder", AopBuilder.class, "Builder"), is(NAMES));
    }

    @ParameterizedTest
    @MethodSource("steps")
    void settersAreTheSame(String name) throws Exception {
        Map<String, Class<?>> setters = setters(step(name));

        assertThat(setters, is(not(anEmptyMap())));
        assertThat(setters(builder(name)), is(setters));
    }

    @ParameterizedTest
    @MethodSource("steps")
    void requiredParametersAreTheSame(String name) throws Exception {
        assertThat(required(builder(name)), is(required(step(name))));
        assertThat(
                constructor(builder(name)).getParameterTypes(),
                is(constructor(step(name)).getParameterTypes()));
    }

    /** Setters and the constructor reach each parameter that the operation asks for, and no other. */
    @ParameterizedTest
    @MethodSource("steps")
    void parametersAreThoseOfTheSpec(String name) throws Exception {
        Set<String> bound = new TreeSet<>(setters(step(name)).keySet());
        bound.addAll(required(step(name)));

        assertThat(bound, is(new SpecProxy<>(spec(step(name))).parameters().keySet()));
        assertThat(spec(builder(name)), is(spec(step(name))));
    }

    @ParameterizedTest
    @MethodSource("steps")
    void defaultsAreTheSame(String name) throws Exception {
        assertThat(values(fresh(builder(name)), name), is(values(fresh(step(name)), name)));
    }

    /** Blanks around a text, an empty text and null mean the same to both. */
    @ParameterizedTest
    @MethodSource("steps")
    void whatIsSetIsReadAlike(String name) throws Exception {
        for (String text : new String[] {"  given  ", "  ", null}) {
            for (Boolean answer : new Boolean[] {true, false, null}) {
                Object step = filled(fresh(step(name)), text, answer);
                Object builder = filled(fresh(builder(name)), text, answer);

                assertThat(values(builder, name), is(values(step, name)));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("steps")
    void formsAreTheSame(String name) throws Exception {
        assertThat(form(builder(name)), is(form(step(name))));
    }

    private static List<Class<?>> form(Class<?> describable) throws ClassNotFoundException {
        return List.of(Class.forName(describable.getName() + "$DescriptorImpl").getInterfaces());
    }

    private static Set<String> names(String room, Class<?> type, String ending) {
        return House.CLASSES.stream()
                .filter(found -> found.getPackageName().equals(House.in(room)) && found.isAssignableTo(type))
                .filter(found -> !found.getModifiers().contains(JavaModifier.ABSTRACT))
                .map(JavaClass::getSimpleName)
                .map(name -> name.substring(0, name.length() - ending.length()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Class<?> step(String name) throws ClassNotFoundException {
        return Class.forName(House.in("step") + "." + name + "Step");
    }

    private static Class<?> builder(String name) throws ClassNotFoundException {
        return Class.forName(House.in("builder") + "." + name + "Builder");
    }

    /** The interface that the operation reads: the most special one of the class. */
    private static Class<?> spec(Class<?> type) {
        return Arrays.stream(type.getInterfaces())
                .filter(AopSpec.class::isAssignableFrom)
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Class<?>> setters(Class<?> type) {
        Map<String, Class<?>> setters = new TreeMap<>();
        for (Method method : type.getMethods()) {
            if (method.isAnnotationPresent(DataBoundSetter.class)) {
                setters.put(parameter(method), method.getParameterTypes()[0]);
            }
        }
        return setters;
    }

    private static String parameter(Method accessor) {
        String bare = accessor.getName().substring(3);
        return Character.toLowerCase(bare.charAt(0)) + bare.substring(1);
    }

    private static List<String> required(Class<?> type) {
        return List.of(new ClassDescriptor(type).loadConstructorParamNames());
    }

    private static Constructor<?> constructor(Class<?> type) {
        return Arrays.stream(type.getConstructors())
                .filter(candidate -> candidate.isAnnotationPresent(DataBoundConstructor.class))
                .findFirst()
                .orElseThrow();
    }

    private static Object fresh(Class<?> type) throws ReflectiveOperationException {
        Constructor<?> constructor = constructor(type);
        Object[] arguments = new Object[constructor.getParameterCount()];
        Arrays.fill(arguments, " required ");
        return constructor.newInstance(arguments);
    }

    private static Object filled(Object bean, String text, Boolean answer) throws ReflectiveOperationException {
        for (Method method : bean.getClass().getMethods()) {
            if (method.isAnnotationPresent(DataBoundSetter.class)) {
                Class<?> type = method.getParameterTypes()[0];
                Object number = text == null ? null : text.length();
                method.invoke(bean, type == String.class ? text : type == Boolean.class ? answer : number);
            }
        }
        return bean;
    }

    private static Map<String, Object> values(Object bean, String name) throws ReflectiveOperationException {
        Map<String, Object> values = new HashMap<>();
        for (Method getter : spec(step(name)).getMethods()) {
            values.put(parameter(getter), getter.invoke(bean));
        }
        return values;
    }
}
