package io.countermand.proof.kill.agent;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** A call of {@link Passes} at one side of a method. */
final class Insertion extends ClassVisitor {

    private static final int API = Opcodes.ASM9;

    private final Armed armed;
    private boolean done;

    Insertion(ClassVisitor next, Armed armed) {
        super(API, next);
        this.armed = armed;
    }

    boolean isDone() {
        return done;
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        var method = super.visitMethod(access, name, descriptor, signature, exceptions);
        if (!name.equals(armed.method())) {
            return method;
        }
        done = true;
        return switch (armed.side()) {
            case ENTRY -> new AtEntry(method);
            case EXIT -> new AtExit(method);
        };
    }

    private static final class AtEntry extends MethodVisitor {

        AtEntry(MethodVisitor next) {
            super(API, next);
        }

        @Override
        public void visitCode() {
            super.visitCode();
            passed(this, "()V");
        }
    }

    private static final class AtExit extends MethodVisitor {

        AtExit(MethodVisitor next) {
            super(API, next);
        }

        @Override
        public void visitInsn(int opcode) {
            switch (opcode) {
                case Opcodes.RETURN -> passed(this, "()V");
                case Opcodes.IRETURN -> passedWith("(I)V");
                case Opcodes.ARETURN -> passedWith("(Ljava/lang/Object;)V");
                default -> {}
            }
            super.visitInsn(opcode);
        }

        private void passedWith(String descriptor) {
            super.visitInsn(Opcodes.DUP);
            passed(this, descriptor);
        }
    }

    private static void passed(MethodVisitor method, String descriptor) {
        method.visitMethodInsn(Opcodes.INVOKESTATIC, Type.getInternalName(Passes.class), "passed", descriptor, false);
    }
}
