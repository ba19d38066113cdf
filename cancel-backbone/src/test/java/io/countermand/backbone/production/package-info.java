/** Tests of what production must be like. */
@NullMarked
package io.countermand.backbone.production;

import org.jspecify.annotations.NullMarked;
