/** Tests of what an operator can set. */
@NullMarked
package io.countermand.backbone.setting;

import org.jspecify.annotations.NullMarked;
