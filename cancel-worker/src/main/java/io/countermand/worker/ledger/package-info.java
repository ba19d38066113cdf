/** Double entry: accounts, transactions and postings that sum to zero. */
@NullMarked
package io.countermand.worker.ledger;

import org.jspecify.annotations.NullMarked;
