package io.jenkins.plugins.cloudflare.aop.operation.parameter;

import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.text.PrintableText;
import java.util.ArrayList;
import java.util.List;

/** Folders inside of a workspace, as people give them; none leads out of it. */
public final class RelativeFolder {
    /** Where {@code aopOriginConfig} writes when it is told nothing else. */
    public static final String ORIGIN_CONFIG = "aop/origin";

    private static final int LONGEST = 200;

    private RelativeFolder() {}

    /**
     * Reads the value of a parameter.
     *
     * @return with single slashes, none at the ends; empty for the workspace itself
     * @throws OperationException for what is absolute, leads out, or is no name of a folder
     */
    public static String of(String parameter, String text, String whenAbsent) throws OperationException {
        String given = ListParameter.orNull(text);
        if (given == null) {
            return whenAbsent;
        }
        String name = parameter + " is '" + PrintableText.brief(given) + "', ";
        String path = given.replace('\\', '/');
        if (path.startsWith("/") || path.startsWith("~") || path.matches("[A-Za-z]:.*")) {
            throw new OperationException(
                    name + "which is absolute; give a folder of the workspace, such as " + whenAbsent);
        }
        List<String> folders = new ArrayList<>();
        for (String folder : path.split("/")) {
            if (folder.equals("..")) {
                throw new OperationException(name + "which leads out of the workspace; leave .. out of it");
            }
            if (folder.matches(".*[\\p{Cntrl}:*?\"<>|].*")) {
                throw new OperationException(
                        name + "which has a character that names of folders cannot have everywhere;"
                                + " use letters, digits, dots and hyphens");
            }
            if (!folder.isEmpty() && !folder.equals(".")) {
                folders.add(folder);
            }
        }
        String folder = String.join("/", folders);
        if (folder.length() > LONGEST) {
            throw new OperationException(
                    name + "which is longer than " + LONGEST + " characters; choose a shorter one");
        }
        return folder;
    }
}
