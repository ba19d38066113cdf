/** Runs inside the process that is to be killed, before its main method: it needs nothing but the JDK and ASM. */
@NullMarked
package io.countermand.proof.kill.agent;

import org.jspecify.annotations.NullMarked;
