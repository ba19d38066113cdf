/** The provider's client against servers that behave badly. */
@NullMarked
package io.countermand.worker.provider;

import org.jspecify.annotations.NullMarked;
