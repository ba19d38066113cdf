package io.countermand.proof.operation;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** What stands above methods in our sources, which no class file has. */
final class Reasons {

    private final Map<String, String> byMethod = new HashMap<>();

    static Reasons of(List<Path> sources) {
        var compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "a JDK has a compiler");
        var files = compiler.getStandardFileManager(null, null, null);
        var task =
                (JavacTask) compiler.getTask(null, files, null, null, null, files.getJavaFileObjectsFromPaths(sources));
        var reasons = new Reasons();
        try {
            for (var unit : task.parse()) {
                reasons.read(unit, DocTrees.instance(task));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return reasons;
    }

    /** Empty where nothing was written. */
    String of(Method method) {
        return byMethod.getOrDefault(method.getDeclaringClass().getName() + "." + method.getName(), "");
    }

    private void read(CompilationUnitTree unit, DocTrees docs) {
        new TreePathScanner<@Nullable Void, String>() {

            @Override
            public @Nullable Void visitClass(ClassTree type, String outside) {
                return super.visitClass(type, outside + type.getSimpleName() + "$");
            }

            @Override
            public @Nullable Void visitMethod(MethodTree method, String outside) {
                var doc = docs.getDocComment(getCurrentPath());
                if (doc != null) {
                    byMethod.put(outside.substring(0, outside.length() - 1) + "." + method.getName(), sentence(doc));
                }
                return super.visitMethod(method, outside);
            }
        }.scan(unit, unit.getPackageName() + ".");
    }

    private static String sentence(String doc) {
        return doc.replaceAll("\\{@\\w+ ([^}]*)}", "`$1`")
                .replaceAll("\\s+", " ")
                .replace("|", "\\|")
                .strip();
    }
}
