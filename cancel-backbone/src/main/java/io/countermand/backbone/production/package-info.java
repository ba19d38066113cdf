/** What must be true where real money moves: no development switch, no public secret, no topic that one broker can lose. */
@NullMarked
package io.countermand.backbone.production;

import org.jspecify.annotations.NullMarked;
