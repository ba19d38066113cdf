/** Bad requests, listed by hand and drawn at random: never 5xx, never an effect. */
@NullMarked
package io.countermand.api.badinput;

import org.jspecify.annotations.NullMarked;
