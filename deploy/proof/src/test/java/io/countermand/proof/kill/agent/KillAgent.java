package io.countermand.proof.kill.agent;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;

/** Puts the kill point into its class when that is loaded, so that the product holds no hook for it. */
public final class KillAgent implements ClassFileTransformer {

    private final Armed armed;

    private KillAgent(Armed armed) {
        this.armed = armed;
    }

    public static void premain(String argument, Instrumentation instrumentation) {
        var armed = Armed.parse(argument);
        Passes.allow(armed.pass());
        instrumentation.addTransformer(new KillAgent(armed));
    }

    /** What this throws the JDK would swallow, and the process would run on without its kill point. */
    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String name,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] bytes) {
        if (!armed.isIn(String.valueOf(name))) {
            return null;
        }
        try {
            return withKillPoint(armed, bytes);
        } catch (RuntimeException | Error e) {
            throw Passes.halt(Passes.IMPOSSIBLE, e.toString());
        }
    }

    /** @throws IllegalStateException if the class has no such method */
    public static byte[] withKillPoint(Armed armed, byte[] bytes) {
        var reader = new ClassReader(bytes);
        var writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
        var insertion = new Insertion(writer, armed);
        reader.accept(insertion, 0);
        if (!insertion.isDone()) {
            throw new IllegalStateException("there is no method for " + armed);
        }
        return writer.toByteArray();
    }
}
