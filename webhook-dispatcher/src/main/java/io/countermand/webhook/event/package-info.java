/** From what the worker says happened to rows: events, their revisions, one delivery per matching subscription. */
@NullMarked
package io.countermand.webhook.event;

import org.jspecify.annotations.NullMarked;
