/** What must be true of the database, asked in SQL without any service. */
@NullMarked
package io.countermand.local.books;

import org.jspecify.annotations.NullMarked;
