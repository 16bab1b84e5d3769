package io.jenkins.plugins.cloudflare.aop.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.InvisibleAction;
import hudson.model.Run;
import io.jenkins.plugins.cloudflare.aop.record.BuildRecord;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry;
import io.jenkins.plugins.cloudflare.aop.record.file.BuildRecordJson;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import jenkins.model.RunAction2;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** The record of a build, kept with it and shown on its page. */
@ExportedBean
@Restricted(NoExternalUse.class)
public final class AopRunAction extends InvisibleAction implements RunAction2 {
    /** Arrays, since Stapler exports no list whose element type it does not know. */
    private static final ObjectReader TREE = JsonMapper.builder()
            .enable(DeserializationFeature.USE_JAVA_ARRAY_FOR_JSON_ARRAY)
            .build()
            .readerForMapOf(Object.class);

    /** JSON, since XStream cannot read the record's classes back and its schema outlives them. */
    private String record;

    private transient Run<?, ?> run;
    private transient ReentrantLock publishing = new ReentrantLock();

    private AopRunAction() {}

    /** The action of a build; a new one when it has none. */
    static AopRunAction of(Run<?, ?> run) {
        synchronized (run) {
            AopRunAction action = run.getAction(AopRunAction.class);
            if (action == null) {
                action = new AopRunAction();
                run.addAction(action);
            }
            return action;
        }
    }

    /** Parallel branches write the same files; whoever publishes holds this. */
    ReentrantLock publishing() {
        return publishing;
    }

    synchronized BuildRecord record() {
        return record == null
                ? BuildRecord.empty(run.getExternalizableId())
                : BuildRecordJson.read(record.getBytes(StandardCharsets.UTF_8));
    }

    synchronized BuildRecord add(OperationEntry entry) {
        BuildRecord longer = record().with(entry);
        record = new String(BuildRecordJson.write(longer), StandardCharsets.UTF_8);
        return longer;
    }

    /** For the build page; null when there is nothing to show. */
    @CheckForNull
    public BuildSummary getSummary() {
        BuildRecord known = record();
        return known.operations().isEmpty() ? null : new BuildSummary(known);
    }

    /** For the remote API: the document of {@code aop/record.json}. */
    @Exported(name = "record", visibility = 2)
    public Map<String, Object> getExported() throws JsonProcessingException {
        return TREE.readValue(new String(BuildRecordJson.write(record()), StandardCharsets.UTF_8));
    }

    public Run<?, ?> getRun() {
        return run;
    }

    @Override
    public void onAttached(Run<?, ?> owner) {
        run = owner;
    }

    @Override
    public void onLoad(Run<?, ?> owner) {
        run = owner;
    }

    private Object readResolve() {
        publishing = new ReentrantLock();
        return this;
    }
}
