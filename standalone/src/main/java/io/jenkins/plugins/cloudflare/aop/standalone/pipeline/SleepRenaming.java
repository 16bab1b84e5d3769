package io.jenkins.plugins.cloudflare.aop.standalone.pipeline;

import org.codehaus.groovy.ast.ClassCodeVisitorSupport;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;

/**
 * Gives calls of the step {@code sleep} another name. Groovy has a method sleep on every object, also on the closure
 * that is a step's body; that one would win and would take the seconds for milliseconds.
 */
final class SleepRenaming extends CompilationCustomizer {
    static final String STEP = "sleep";
    static final String RENAMED = "sleep$step";

    SleepRenaming() {
        super(CompilePhase.CONVERSION);
    }

    @Override
    public void call(SourceUnit source, GeneratorContext context, ClassNode classNode) {
        new ClassCodeVisitorSupport() {
            @Override
            protected SourceUnit getSourceUnit() {
                return source;
            }

            @Override
            public void visitMethodCallExpression(MethodCallExpression call) {
                if (call.isImplicitThis() && STEP.equals(call.getMethodAsString())) {
                    call.setMethod(new ConstantExpression(RENAMED));
                }
                super.visitMethodCallExpression(call);
            }
        }.visitClass(classNode);
    }
}
