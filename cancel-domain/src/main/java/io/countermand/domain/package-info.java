/** The words and the rules of Countermand, in plain Java: no framework, no clock, no randomness, no input or output. */
@NullMarked
package io.countermand.domain;

import org.jspecify.annotations.NullMarked;
