/** Judges and records a bundle of chunks in one transaction; whoever closes the last chunk finishes the action. */
@NullMarked
package io.countermand.worker.settle;

import org.jspecify.annotations.NullMarked;
