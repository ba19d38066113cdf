/** Who may know whom; each rule is broken once on purpose. */
@NullMarked
package io.countermand.proof.architecture;

import org.jspecify.annotations.NullMarked;
