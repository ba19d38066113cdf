/**
 * Holds the books against each other, by id and not by totals, while work goes on: what was voided, refunded, posted, decided
 * and told. Finds differences and records them for a human; changes nothing else.
 */
@NullMarked
package io.countermand.worker.reconcile;

import org.jspecify.annotations.NullMarked;
