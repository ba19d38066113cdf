/** Lists the reasons a caller may give, as documented. */
@NullMarked
package io.countermand.api.reason;

import org.jspecify.annotations.NullMarked;
