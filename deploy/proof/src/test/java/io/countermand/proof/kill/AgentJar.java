package io.countermand.proof.kill;

import io.countermand.proof.kill.agent.Armed;
import io.countermand.proof.kill.agent.KillAgent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.objectweb.asm.ClassReader;

/** The agent as the JDK wants it: a jar, made of the classes of this module's tests. */
record AgentJar(Path path) {

    private static final String PACKAGE = KillAgent.class.getPackageName().replace('.', '/');

    static AgentJar made() {
        try {
            var path = Files.createTempFile("countermand-kill-agent-", ".jar");
            path.toFile().deleteOnExit();
            try (var jar = new JarOutputStream(Files.newOutputStream(path), manifest())) {
                for (var file : classes()) {
                    jar.putNextEntry(new JarEntry(PACKAGE + "/" + file.getFileName()));
                    Files.copy(file, jar);
                }
            }
            return new AgentJar(path);
        } catch (IOException e) {
            throw new UncheckedIOException("the agent could not be made", e);
        }
    }

    /** What a process is told beside its other settings, to halt there. */
    Map<String, String> arming(Armed armed) {
        return Map.of("JAVA_TOOL_OPTIONS", "-javaagent:" + path + "=" + armed);
    }

    private static Manifest manifest() {
        var manifest = new Manifest();
        var attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.put(new Attributes.Name("Premain-Class"), KillAgent.class.getName());
        attributes.put(
                Attributes.Name.CLASS_PATH, codeOf(ClassReader.class).toUri().toString());
        return manifest;
    }

    private static List<Path> classes() throws IOException {
        try (var files = Files.list(codeOf(KillAgent.class).resolve(PACKAGE))) {
            return files.filter(file -> file.toString().endsWith(".class")).toList();
        }
    }

    private static Path codeOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
