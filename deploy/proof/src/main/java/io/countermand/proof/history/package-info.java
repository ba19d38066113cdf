/** Histories: what was seen from outside while everything went wrong, one JSON line each. */
@NullMarked
package io.countermand.proof.history;

import org.jspecify.annotations.NullMarked;
