package io.jenkins.plugins.cloudflare.aop.standalone.command;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.Steps;
import io.jenkins.plugins.cloudflare.aop.standalone.plugin.AopSteps;
import io.jenkins.plugins.cloudflare.aop.standalone.step.CoreSteps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** docs/standalone.md names the steps and options that there are. */
class RunnerDocumentationTest {
    private final String page = page();

    private static String page() {
        try {
            return Files.readString(Path.of(System.getProperty("aop.root", "."), "docs/standalone.md"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void everyStepIsDocumented() {
        Steps steps = new Steps();
        CoreSteps.addTo(steps, null);
        AopSteps.addTo(steps, null);
        Set<String> missing = new TreeSet<>(steps.names());
        missing.removeIf(step -> page.contains("`" + step + "`"));
        assertThat(missing, is(Set.of()));
    }

    @Test
    void optionsAreThoseOfTheCommands() {
        Set<String> known = Stream.of(
                        new Main(() -> ""),
                        new RunCommand(null, null),
                        new DemoCommand(null, null),
                        new EmulatorCommand(null),
                        new BenchOriginsCommand(null),
                        new BenchCallsCommand(null),
                        new BenchGateCommand(null))
                .flatMap(command -> new CommandLine(command).getCommandSpec().options().stream())
                .map(OptionSpec::longestName)
                .filter(name -> !name.equals("--help"))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> named = Pattern.compile("[` ](--[a-z-]+)")
                .matcher(page)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(named, is(known));
    }

    @Test
    void rowsOfTheOptionTableShowTheArguments() {
        for (OptionSpec option :
                new CommandLine(new RunCommand(null, null)).getCommandSpec().options()) {
            if (option.arity().max() > 0) {
                assertThat(
                        option.longestName(),
                        page.contains("| `" + option.longestName() + " " + option.paramLabel() + "` |"),
                        is(true));
            }
        }
    }
}
