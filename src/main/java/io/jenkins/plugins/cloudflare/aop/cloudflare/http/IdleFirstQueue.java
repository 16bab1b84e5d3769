package io.jenkins.plugins.cloudflare.aop.cloudflare.http;

import java.util.concurrent.LinkedTransferQueue;

/** Takes work for a thread that is idle only, so that a pool starts another one when all are busy and not before. */
final class IdleFirstQueue extends LinkedTransferQueue<Runnable> {
    private static final long serialVersionUID = 1L;

    @Override
    public boolean offer(Runnable work) {
        return tryTransfer(work);
    }
}
