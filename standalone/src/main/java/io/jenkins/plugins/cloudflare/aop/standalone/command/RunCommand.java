package io.jenkins.plugins.cloudflare.aop.standalone.command;

import io.jenkins.plugins.cloudflare.aop.cloudflare.ApiToken;
import io.jenkins.plugins.cloudflare.aop.cloudflare.http.OkHttpAopApi;
import io.jenkins.plugins.cloudflare.aop.standalone.UsageException;
import io.jenkins.plugins.cloudflare.aop.standalone.credential.CredentialStore;
import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.Jenkinsfile;
import io.jenkins.plugins.cloudflare.aop.standalone.plugin.CloudflareSite;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import okhttp3.OkHttpClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code run}: a Jenkinsfile from a file. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description = "Runs a scripted Jenkinsfile. It is plain Groovy here: no sandbox, no restart in the middle.",
        footer = {
            "",
            "A credential file is recognised by its content: PEM with a private key is a client certificate or a CA,"
                    + " PEM without one holds trust anchors, PKCS#12, anything else is a secret text such as an API"
                    + " token. A step without credentialsId uses the only secret text given.",
            "",
            "Exit status: 0 SUCCESS, 1 UNSTABLE, 2 FAILURE, 3 ABORTED, 64 wrong usage."
        })
final class RunCommand implements Callable<Integer> {
    private final PrintStream out;
    private final PrintStream err;

    @Parameters(paramLabel = "JENKINSFILE", description = "The script.")
    private Path jenkinsfile;

    @Option(
            names = "--credential",
            paramLabel = "ID=FILE[:PASSWORDFILE]",
            description = "A file with a secret, known to the script by ID. Repeat it for more.")
    private List<String> secrets = new ArrayList<>();

    @Option(names = "--param", paramLabel = "K=V", description = "A parameter of the build. Repeat it for more.")
    private List<String> parameters = new ArrayList<>();

    @Option(
            names = "--api-url",
            paramLabel = "URL",
            defaultValue = "https://api.cloudflare.com/client/v4",
            description = "Cloudflare's API. Default: ${DEFAULT-VALUE}.")
    private String apiUrl;

    @Mixin
    private EdgeOptions edge = new EdgeOptions();

    @Mixin
    private LimitOptions limits = new LimitOptions();

    @Option(
            names = "--workspace",
            paramLabel = "DIR",
            defaultValue = ".",
            description = "Where node runs. Default: the current directory.")
    private Path workspace;

    @Option(
            names = "--artifacts",
            paramLabel = "DIR",
            description = "Where artifacts go. Default: artifacts in the workspace.")
    private Path artifacts;

    @Option(
            names = "--state",
            paramLabel = "DIR",
            description = "What a later run must know. Default: .aop in the workspace.")
    private Path state;

    RunCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() throws UsageException {
        Jenkinsfile source = source();
        CredentialStore credentials = CredentialStore.of(secrets);
        Map<String, String> values = parameters();
        requireUrl();
        CloudflareSite cloudflare = new CloudflareSite(apiUrl, edge.edge());
        Directories directories = Directories.of(workspace, artifacts, state);
        return new ScriptRun(credentials, cloudflare, limits.limits(), out, err)
                .run(source, directories.nextBuild(), values, steps -> {});
    }

    private void requireUrl() throws UsageException {
        try {
            // It judges the URL by itself; nothing is sent.
            new OkHttpAopApi(new OkHttpClient(), apiUrl, ApiToken.of("none"));
        } catch (IllegalArgumentException e) {
            throw new UsageException("--api-url " + apiUrl + ": " + e.getMessage());
        }
    }

    private Jenkinsfile source() throws UsageException {
        String text;
        try {
            text = Files.readString(jenkinsfile);
        } catch (NoSuchFileException e) {
            throw new UsageException("There is no Jenkinsfile " + jenkinsfile + ".");
        } catch (MalformedInputException e) {
            throw new UsageException("Jenkinsfile " + jenkinsfile + " is not a text in UTF-8.");
        } catch (IOException e) {
            throw new UsageException("Jenkinsfile " + jenkinsfile + " cannot be read"
                    + (Files.isDirectory(jenkinsfile) ? ": it is a directory." : "; check its permissions."));
        }
        Jenkinsfile source = new Jenkinsfile(String.valueOf(jenkinsfile.getFileName()), text);
        if (source.isDeclarative()) {
            throw new UsageException("Jenkinsfile " + jenkinsfile + " is declarative (pipeline { ... }), which only"
                    + " Jenkins itself runs; write it as a scripted one (node { stage('...') { ... } }).");
        }
        if (source.loadsLibraries()) {
            throw new UsageException("Jenkinsfile " + jenkinsfile + " loads a shared library (@Library), which only"
                    + " Jenkins itself does; put what it needs into the Jenkinsfile.");
        }
        return source;
    }

    private Map<String, String> parameters() throws UsageException {
        Map<String, String> values = new LinkedHashMap<>();
        for (String parameter : parameters) {
            int equals = parameter.indexOf('=');
            if (equals <= 0) {
                throw new UsageException("--param " + parameter + " is not K=V, such as --param ZONE=example.com");
            }
            String name = parameter.substring(0, equals);
            if (values.put(name, parameter.substring(equals + 1)) != null) {
                throw new UsageException("--param " + name + " is given twice; each parameter has one value");
            }
        }
        return values;
    }
}
