/** What every request passes before a use case sees it, in the contract's order, and how its JSON is read and written. */
@NullMarked
package io.countermand.edge.check;

import org.jspecify.annotations.NullMarked;
