package io.countermand.proof.running;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** After each test, whatever it did, every promise about the tables holds. */
public final class BooksInOrder implements AfterEachCallback {

    @Override
    public void afterEach(ExtensionContext test) {
        assertThat(TwoOfEach.HOUSE.books().brokenPromises()).isEmpty();
    }
}
