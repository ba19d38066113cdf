/** Child processes that never outlive their parent, however it ends: they read a pipe that only the parent holds open. */
@NullMarked
package io.countermand.local.process;

import org.jspecify.annotations.NullMarked;
