package io.jenkins.plugins.cloudflare.aop.origin.probe;

/**
 * A thread that stays interrupted once it was. On an agent a visit needs classes that are still on the controller, and
 * fetching one swallows an interrupt without setting it again (hudson.remoting.RemoteClassLoader).
 */
final class ProbeThread extends Thread {
    private volatile boolean told;

    ProbeThread(Runnable worker) {
        super(worker, "cloudflare-aop origin probe");
        setDaemon(true);
    }

    @Override
    public void interrupt() {
        told = true;
        super.interrupt();
    }

    @Override
    public boolean isInterrupted() {
        return told || super.isInterrupted();
    }
}
