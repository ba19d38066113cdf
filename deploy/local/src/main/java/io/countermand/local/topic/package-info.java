/** The topics as a consumer would read them. */
@NullMarked
package io.countermand.local.topic;

import org.jspecify.annotations.NullMarked;
