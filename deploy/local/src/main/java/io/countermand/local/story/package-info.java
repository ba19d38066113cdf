/** The demo: what happens, what must come out, and how it is told. */
@NullMarked
package io.countermand.local.story;

import org.jspecify.annotations.NullMarked;
