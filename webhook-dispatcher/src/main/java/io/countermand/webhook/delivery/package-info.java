/** Claims an endpoint with due work, sends, records. The one path by which a webhook leaves. */
@NullMarked
package io.countermand.webhook.delivery;

import org.jspecify.annotations.NullMarked;
