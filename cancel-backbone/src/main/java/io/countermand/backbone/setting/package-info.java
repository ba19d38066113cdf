/** What an operator can set, read from the interfaces that hold it, and checked before a service starts. */
@NullMarked
package io.countermand.backbone.setting;

import org.jspecify.annotations.NullMarked;
