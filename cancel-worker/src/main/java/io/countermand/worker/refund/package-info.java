/**
 * Money back through payment providers: one intent per action, sent by a loop. What is about to be done is written down before
 * every call, no transaction is open during one, and what may have happened is asked for before anything is sent again.
 */
@NullMarked
package io.countermand.worker.refund;

import org.jspecify.annotations.NullMarked;
