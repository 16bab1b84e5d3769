package io.jenkins.plugins.cloudflare.aop.agent;

import hudson.FilePath;
import hudson.remoting.Callable;
import hudson.remoting.Future;
import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.cloudflare.aop.origin.probe.ProbeRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A channel to an agent on the same machine that keeps what several threads send, as bytes. */
final class RecordingChannel implements VirtualChannel {
    /**
     * What was sent once.
     *
     * @param task the name of the task's class, of visits that of the request in it
     */
    record Sent(String task, byte[] bytes) {
        boolean holds(byte[] secret) {
            return new String(bytes, StandardCharsets.ISO_8859_1)
                    .contains(new String(secret, StandardCharsets.ISO_8859_1));
        }
    }

    final List<Sent> sent = new CopyOnWriteArrayList<>();
    final List<ProbeRequest<?>> requests = new CopyOnWriteArrayList<>();

    @Override
    public <V, T extends Throwable> V call(Callable<V, T> task) throws IOException, T {
        Object content = content(task);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(content);
        }
        Object named = content;
        if (content instanceof ProbeTask<?> probe) {
            requests.add(probe.request());
            named = probe.request();
        }
        sent.add(new Sent(named.getClass().getSimpleName(), bytes.toByteArray()));
        return task.call();
    }

    /** The task itself; of work on files what it does, since the path beside it travels on real channels only. */
    private static Object content(Callable<?, ?> task) {
        if (task.getClass().getEnclosingClass() != FilePath.class) {
            return task;
        }
        try {
            Field callable = task.getClass().getDeclaredField("callable");
            callable.setAccessible(true);
            return callable.get(task);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public <V, T extends Throwable> Future<V> callAsync(Callable<V, T> task) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}

    @Override
    public void join() {}

    @Override
    public void join(long timeout) {}

    @Override
    public <T> T export(Class<T> type, T instance) {
        return instance;
    }

    @Override
    public void syncLocalIO() {}
}
