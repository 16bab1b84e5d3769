package io.jenkins.plugins.cloudflare.aop.standalone.pipeline;

import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.codehaus.groovy.control.CompilationFailedException;
import org.codehaus.groovy.control.MultipleCompilationErrorsException;
import org.codehaus.groovy.control.messages.SyntaxErrorMessage;
import org.codehaus.groovy.runtime.InvokerInvocationException;
import org.codehaus.groovy.syntax.SyntaxException;

/** Says what went wrong in a script to the person who wrote it: the place and the fault, no stack trace. */
public final class Faults {
    private Faults() {}

    /** The exception that a script threw, without what Groovy wrapped around it. */
    public static Throwable unwrapped(Throwable thrown) {
        Throwable fault = thrown;
        while (fault instanceof InvokerInvocationException && fault.getCause() != null) {
            fault = fault.getCause();
        }
        return fault;
    }

    /**
     * @param file name of the Jenkinsfile
     * @param fault as the script threw it
     */
    static String describe(String file, Throwable fault) {
        if (fault instanceof AbortException || fault instanceof FlowInterruptedException) {
            return fault.getMessage();
        }
        if (fault instanceof CompilationFailedException compilation) {
            return compilation(file, compilation);
        }
        return file + line(fault).map(line -> ", line " + line).orElse("") + ": " + text(fault);
    }

    /** The fault without its place. */
    public static String text(Throwable fault) {
        if (fault instanceof AbortException
                || fault instanceof FlowInterruptedException
                || fault instanceof NoSuchMethodError) {
            return fault.getMessage();
        }
        if (fault instanceof NoSuchFileException missing) {
            return "there is no file " + missing.getFile();
        }
        String type = fault.getClass().getSimpleName();
        return fault.getMessage() == null || fault.getMessage().isBlank() ? type : type + ": " + fault.getMessage();
    }

    private static Optional<Integer> line(Throwable fault) {
        return Arrays.stream(fault.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith(Engine.SCRIPT_CLASS) && frame.getLineNumber() > 0)
                .map(StackTraceElement::getLineNumber)
                .findFirst();
    }

    private static String compilation(String file, CompilationFailedException fault) {
        if (!(fault instanceof MultipleCompilationErrorsException all)) {
            return file + " cannot be compiled: " + fault.getMessage();
        }
        List<?> errors = all.getErrorCollector().getErrors();
        return errors.stream()
                .map(error -> error instanceof SyntaxErrorMessage syntax
                        ? at(file, syntax.getCause())
                        : file + ": cannot be compiled: " + all.getMessage())
                .collect(Collectors.joining("\n"));
    }

    private static String at(String file, SyntaxException error) {
        return file + ", line " + error.getLine() + ", column " + error.getStartColumn() + ": "
                + error.getOriginalMessage().strip();
    }
}
