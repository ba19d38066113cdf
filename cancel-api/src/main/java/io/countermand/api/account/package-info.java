/** Shows accounts: where orders were paid from, and where refunds go. */
@NullMarked
package io.countermand.api.account;

import org.jspecify.annotations.NullMarked;
