package io.countermand.local.process;

import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * Runs another main class in this process and halts the process when the parent is gone. Uses nothing but the JDK, so that it
 * can be put in front of any program.
 */
public final class DiesWithParent {

    private DiesWithParent() {}

    /** @param arguments the main class, then its own arguments */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        new ParentPipe().watch(() -> Runtime.getRuntime().halt(1));
        var main = Class.forName(arguments[0]).getMethod("main", String[].class);
        try {
            main.invoke(null, (Object) Arrays.copyOfRange(arguments, 1, arguments.length));
        } catch (InvocationTargetException e) {
            e.printStackTrace();
            System.exit(1);
        }
    }
}
