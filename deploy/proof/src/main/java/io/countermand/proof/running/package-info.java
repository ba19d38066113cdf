/** The system under proof: packaged services as processes, on a real broker and a real database, and a subscriber. */
@NullMarked
package io.countermand.proof.running;

import org.jspecify.annotations.NullMarked;
