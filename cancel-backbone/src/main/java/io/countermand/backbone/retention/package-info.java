/** How every service lets go of what is old. */
@NullMarked
package io.countermand.backbone.retention;

import org.jspecify.annotations.NullMarked;
