/** Administration: platforms, credentials, accounts. Its own credential, its own port. */
@NullMarked
package io.countermand.worker.admin;

import org.jspecify.annotations.NullMarked;
