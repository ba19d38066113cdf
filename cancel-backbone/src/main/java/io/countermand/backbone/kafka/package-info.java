/** The client settings that our promises rest on, checked before a service starts. */
@NullMarked
package io.countermand.backbone.kafka;

import org.jspecify.annotations.NullMarked;
