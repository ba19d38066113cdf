/** Which line items an action may change: small named rules, judged with the action's own policy and time. */
@NullMarked
package io.countermand.domain.rule;

import org.jspecify.annotations.NullMarked;
