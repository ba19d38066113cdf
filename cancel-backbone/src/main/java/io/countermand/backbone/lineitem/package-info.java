/** How every service reads a stored line item, so that a preview cannot see another one than the verdict. */
@NullMarked
package io.countermand.backbone.lineitem;

import org.jspecify.annotations.NullMarked;
