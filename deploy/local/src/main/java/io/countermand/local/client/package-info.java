/** The HTTP interfaces as a customer and as an administrator would use them: plain requests, plain JSON. */
@NullMarked
package io.countermand.local.client;

import org.jspecify.annotations.NullMarked;
