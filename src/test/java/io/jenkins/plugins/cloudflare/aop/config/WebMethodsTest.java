package io.jenkins.plugins.cloudflare.aop.config;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import hudson.model.Descriptor;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.util.Secret;
import io.jenkins.plugins.cloudflare.aop.fixture.EmulatedCloudflare;
import io.jenkins.plugins.cloudflare.aop.fixture.Stored;
import io.jenkins.plugins.cloudflare.aop.pki.TestPki;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.net.URL;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.htmlunit.util.NameValuePair;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.interceptor.RequirePOST;
import org.kohsuke.stapler.verb.POST;

/**
 * Every method behind a form of the plugin, found by reflection: each takes nothing but POST, and tells a reader of the
 * job nothing. A new one is tried without being named here; only lists that are the same for everybody are.
 */
@WithJenkins
class WebMethodsTest {
    /** Choices that are in the documentation. */
    private static final Set<String> SAME_FOR_EVERYBODY = Set.of(
            "doFillExpectItems", "doFillModeItems", "doFillOnFailureItems", "doFillPhaseItems", "doFillServerItems");

    /** Wrong for each text field, and no number. */
    private static final String WRONG = "http://=";

    private static JenkinsRule jenkins;
    private static FreeStyleProject job;
    private static List<WebMethod> methods;

    @RegisterExtension
    final EmulatedCloudflare cloudflare = EmulatedCloudflare.quick();

    /** @param name as in Java */
    private record WebMethod(Descriptor<?> form, String name, List<String> parameters, boolean post) {
        String url() {
            return "descriptorByName/" + form.getId() + "/" + Character.toLowerCase(name.charAt(2)) + name.substring(3);
        }

        @Override
        public String toString() {
            return form.getId() + "#" + name;
        }
    }

    @BeforeAll
    static void start(JenkinsRule rule) throws Exception {
        jenkins = rule;
        job = jenkins.createFreeStyleProject("job");
        Stored.apiToken("cf-stored");
        Stored.pem("pem-stored", TestPki.ca("CA").client("www.example.com"));
        Stored.add(new StringCredentialsImpl(
                CredentialsScope.SYSTEM, "system-stored", null, Secret.fromString(Stored.API_TOKEN)));
        AopGlobalConfiguration.get().setCredentialsId("system-stored");
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin")
                .grant(Jenkins.READ, Item.READ, Item.CONFIGURE, CredentialsProvider.USE_ITEM)
                .everywhere()
                .to("author")
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .to("reader"));
        methods = found();
    }

    private static List<WebMethod> found() {
        List<WebMethod> found = new ArrayList<>();
        for (Descriptor<?> form : jenkins.jenkins.getExtensionList(Descriptor.class)) {
            if (!form.getClass().getName().startsWith("io.jenkins.plugins.cloudflare.aop.")) {
                continue;
            }
            for (Method method : form.getClass().getMethods()) {
                if (method.getName().matches("do[A-Z].*")
                        && method.getDeclaringClass().getName().startsWith("io.jenkins.plugins.cloudflare.aop.")
                        && !Modifier.isStatic(method.getModifiers())) {
                    found.add(new WebMethod(
                            form,
                            method.getName(),
                            Arrays.stream(method.getParameters())
                                    .filter(parameter -> parameter.isAnnotationPresent(QueryParameter.class))
                                    .map(Parameter::getName)
                                    .toList(),
                            method.isAnnotationPresent(POST.class) || method.isAnnotationPresent(RequirePOST.class)));
                }
            }
        }
        return found;
    }

    @Test
    void theSearchFindsThem() {
        assertThat(methods.size(), is(greaterThan(100)));
        assertThat(
                methods.stream().map(WebMethod::name).collect(Collectors.toSet()),
                hasItems("doTestConnection", "doFillCredentialsIdItems", "doCheckOrigins", "doFillModeItems"));
    }

    @Test
    void eachTakesNothingButPost() throws Exception {
        assertThat(
                methods.stream()
                        .filter(method -> !method.post())
                        .map(WebMethod::toString)
                        .toList(),
                is(List.of()));
        List<String> answered = new ArrayList<>();
        try (JenkinsRule.WebClient client = client("admin")) {
            for (WebMethod method : methods) {
                WebRequest get = new WebRequest(new URL(jenkins.getURL(), method.url()), HttpMethod.GET);
                if (client.getPage(get).getWebResponse().getStatusCode() != 404) {
                    answered.add(method.toString());
                }
            }
        }
        assertThat(answered, is(List.of()));
    }

    @Test
    void aReaderLearnsNothing() throws Exception {
        List<String> told = new ArrayList<>();
        for (String place : List.of("", job.getUrl())) {
            try (JenkinsRule.WebClient client = client("reader")) {
                for (WebMethod method : methods) {
                    WebResponse answer = asked(client, place, method);
                    String text = answer.getContentAsString();
                    assertThat(text, not(containsString(Stored.API_TOKEN)));
                    if (!SAME_FOR_EVERYBODY.contains(method.name()) && !isNothing(answer)) {
                        told.add(place + method + ": " + answer.getStatusCode() + " " + text);
                    }
                }
            }
        }
        assertThat(told, is(List.of()));
        assertThat(cloudflare.emulator().requests(), is(List.of()));
    }

    /** No choice but what the form sent, no complaint, or no access. */
    private static boolean isNothing(WebResponse answer) {
        String text = answer.getContentAsString().replace("\\/", "/");
        return answer.getStatusCode() == 403
                || answer.getStatusCode() == 200
                        && (text.strip().equals("<div/>")
                                || text.contains("\"values\"")
                                        && text.split("\"value\"", -1).length == 2
                                        && text.contains(WRONG));
    }

    /** Otherwise the test above would show nothing. */
    @Test
    void whoMayIsToldByTheSameRequests() throws Exception {
        List<String> silent = new ArrayList<>();
        try (JenkinsRule.WebClient admin = client("admin");
                JenkinsRule.WebClient author = client("author")) {
            for (WebMethod method : methods) {
                boolean ofTheSystem = method.form() instanceof AopGlobalConfiguration
                        || method.form() instanceof ZoneProfile.DescriptorImpl
                        || method.form() instanceof MonitorThresholds.DescriptorImpl;
                WebResponse answer = ofTheSystem ? asked(admin, "", method) : asked(author, job.getUrl(), method);
                assertThat(method.toString(), answer.getStatusCode(), is(200));
                assertThat(answer.getContentAsString(), not(containsString(Stored.API_TOKEN)));
                if (isNothing(answer)) {
                    silent.add(method.name());
                }
            }
        }
        // Any text is a name.
        assertThat(Set.copyOf(silent), is(Set.of("doCheckName")));
    }

    private static JenkinsRule.WebClient client(String user) throws Exception {
        JenkinsRule.WebClient client = jenkins.createWebClient();
        client.setThrowExceptionOnFailingStatusCode(false);
        return client.login(user);
    }

    private static WebResponse asked(JenkinsRule.WebClient client, String place, WebMethod method) throws Exception {
        WebRequest post = new WebRequest(client.createCrumbedUrl(place + method.url()), HttpMethod.POST);
        post.setRequestParameters(method.parameters().stream()
                .map(parameter -> new NameValuePair(parameter, WRONG))
                .toList());
        return client.getPage(post).getWebResponse();
    }
}
