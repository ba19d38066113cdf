/** Who gets in and who does not, call by call, and that no secret is ever written down where others read. */
@NullMarked
package io.countermand.proof.security;

import org.jspecify.annotations.NullMarked;
