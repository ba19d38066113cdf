/** The table of the contract: every line of it is shown by a test that exists. */
@NullMarked
package io.countermand.proof.contract;

import org.jspecify.annotations.NullMarked;
