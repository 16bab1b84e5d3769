package io.jenkins.plugins.cloudflare.aop.standalone.pipeline;

/** What a name in a Jenkinsfile does. */
@FunctionalInterface
public interface Step {
    /**
     * @return what the script gets, may be null
     * @throws InterruptedException when the thread was interrupted; the script gets it as an abort
     * @throws Exception as the script is to see it
     */
    Object run(Call call) throws Exception;
}
