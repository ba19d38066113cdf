package io.countermand.backbone.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countermand.backbone.testing.FreshDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerSchemaTest {

    private static final FreshDatabase DATABASE = FreshDatabase.migrated();

    @BeforeAll
    static void makeTwoMonths() throws SQLException {
        asWorker("select cancellation.make_partitions('2027-01-15', 2)");
    }

    @BeforeEach
    void emptyIt() {
        DATABASE.execute("truncate cancellation.posting, cancellation.refund, cancellation.ledger_account");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(1, 1, 100, 'USD', now()), (1, 2, -100, 'USD', now())",
                "(1, 1, 100, 'USD', now()), (1, 2, -60, 'USD', now()), (1, 2, -40, 'USD', now())",
                "(1, 1, 5, 'USD', now()), (1, 2, -5, 'USD', now()), (2, 1, 7, 'EUR', now()), (2, 2, -7, 'EUR', now())",
                "(1, 1, 0, 'USD', now())"
            })
    void takesPostingsThatSumToZero(String postings) {
        assertThatCode(() -> post(postings)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(1, 1, 100, 'USD', now())",
                "(1, 1, 100, 'USD', now()), (1, 2, -99, 'USD', now())",
                "(1, 1, 100, 'USD', now()), (1, 2, -100, 'EUR', now())",
                "(1, 1, 100, 'USD', now()), (2, 2, -100, 'USD', now())",
                "(1, 1, 9223372036854775807, 'USD', now()), (1, 2, 9223372036854775807, 'USD', now())"
            })
    void refusesPostingsThatDoNotSumToZero(String postings) {
        assertThatThrownBy(() -> post(postings)).hasMessageContaining("do not sum to zero");
        assertThat(DATABASE.column("select amount_minor from cancellation.posting"))
                .isEmpty();
    }

    @Test
    void aMonthWhoseRowsCameBeforeItsPartitionIsLeftWhereItIs() throws SQLException {
        post("(1, 1, 5, 'USD', '2029-05-10T00:00:00Z'), (1, 2, -5, 'USD', '2029-05-10T00:00:00Z')");

        asWorker("select cancellation.make_partitions('2029-05-01', 2)");

        assertThat(DATABASE.column("select to_regclass('cancellation.posting_2029_05')"))
                .containsOnlyNulls();
        assertThat(DATABASE.column("select to_regclass('cancellation.posting_2029_06')"))
                .doesNotContainNull();
    }

    @Test
    void makesAPartitionForEachMonthAndRepeatsHarmlessly() throws SQLException {
        asWorker("select cancellation.make_partitions('2027-01-31', 3)");

        for (var parent : new String[] {"decision", "posting", "outbox"}) {
            assertThat(DATABASE.column("select inhrelid::regclass from pg_inherits where inhparent = 'cancellation."
                            + parent + "'::regclass and inhrelid::regclass::text like '%2027%' order by 1"))
                    .hasSize(3);
        }
    }

    @Test
    void putsARowIntoTheMonthOfItsTimeInUtc() throws SQLException {
        post("(1, 1, 0, 'USD', '2027-01-31T23:59:59.999999Z')");
        post("(2, 1, 0, 'USD', '2027-02-01T00:00:00Z')");
        post("(3, 1, 0, 'USD', '2199-01-01T00:00:00Z')");

        assertThat(
                        DATABASE.column(
                                "select tableoid::regclass || ' ' || transaction_id from cancellation.posting order by transaction_id"))
                .containsExactly(
                        "cancellation.posting_2027_01 1",
                        "cancellation.posting_2027_02 2",
                        "cancellation.posting_other 3");
    }

    @Test
    void refundsALineItemOnlyOnce() throws SQLException {
        var refund =
                "insert into cancellation.refund values (1, 1, gen_random_uuid(), 5, 0, 'USD', 'ACCOUNT', 1, now())";
        asWorker(refund);

        assertThatThrownBy(() -> asWorker(refund)).hasMessageContaining("one_refund_per_line_item");
    }

    @Test
    void voidsAChunkOnlyOnceButChargesAsOftenAsNeeded() throws SQLException {
        var voided =
                "insert into cancellation.ledger_transaction (platform_id, kind, order_id, action_id, chunk, posted_at)"
                        + " values (1, 'VOID', 1, 'bf1b4135-ab87-8fcc-8693-fc531c7adafa', 0, now())";
        var charge =
                "insert into cancellation.ledger_transaction (platform_id, kind, posted_at) values (1, 'CHARGE', now())";
        asWorker(voided);
        asWorker(charge);
        asWorker(charge);

        assertThatThrownBy(() -> asWorker(voided)).hasMessageContaining("one_void_per_chunk");
    }

    @Test
    void aVoidBelongsToAChunk() {
        assertThatThrownBy(() -> asWorker("insert into cancellation.ledger_transaction (platform_id, kind, posted_at)"
                        + " values (1, 'VOID', now())"))
                .hasMessageContaining("void_belongs_to_a_chunk");
    }

    @Test
    void keepsABalanceForCustomersAccountsOnly() throws SQLException {
        asWorker(ledgerAccount("'ACCOUNT', 'USD', 7, 0"));
        asWorker(ledgerAccount("'ISSUED', 'USD', null, null"));

        assertThatThrownBy(() -> asWorker(ledgerAccount("'ACCOUNT', 'EUR', 7, null")))
                .hasMessageContaining("customers_balance_is_kept");
        assertThatThrownBy(() -> asWorker(ledgerAccount("'FEES', 'USD', null, 0")))
                .hasMessageContaining("customers_balance_is_kept");
        assertThatThrownBy(() -> asWorker(ledgerAccount("'ISSUED', 'USD', null, null")))
                .hasMessageContaining("ledger_account_once");
    }

    private static String ledgerAccount(String values) {
        return "insert into cancellation.ledger_account (platform_id, kind, currency, account_id, balance_minor)"
                + " values (1, " + values + ")";
    }

    private static void post(String postings) throws SQLException {
        asWorker("insert into cancellation.posting"
                + " (transaction_id, ledger_account_id, amount_minor, currency, posted_at) values " + postings);
    }

    private static void asWorker(String sql) throws SQLException {
        try (var connection = DATABASE.connectAs("countermand_worker");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
