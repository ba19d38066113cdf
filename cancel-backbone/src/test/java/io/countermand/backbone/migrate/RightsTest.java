package io.countermand.backbone.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countermand.backbone.testing.FreshDatabase;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every statement runs as the service's own role, over a connection of its own. */
class RightsTest {

    private static final FreshDatabase DATABASE = FreshDatabase.migrated();

    private static final String NO_RIGHT = "42501";

    @ParameterizedTest
    @ValueSource(strings = {"decision", "refund", "ledger_transaction", "posting"})
    void theWorkerOnlyAppendsToTheLedger(String table) throws SQLException {
        var anyColumn = DATABASE.column("select attname from pg_attribute where attrelid = 'cancellation." + table
                        + "'::regclass and attnum = 2")
                .getFirst();

        assertThat(stateOf("countermand_worker", "update cancellation." + table + " set " + anyColumn + " = null"))
                .isEqualTo(NO_RIGHT);
        assertThat(stateOf("countermand_worker", "delete from cancellation." + table))
                .isEqualTo(NO_RIGHT);
        assertThat(stateOf("countermand_worker", "truncate cancellation." + table))
                .isEqualTo(NO_RIGHT);
        assertThat(stateOf("countermand_worker", "select from cancellation." + table))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"update access.change set who = 'x'", "delete from access.change", "truncate access.change"})
    void theWorkerOnlyAppendsToTheTableOfChanges(String sql) throws SQLException {
        assertThat(stateOf("countermand_worker", sql)).isEqualTo(NO_RIGHT);
        assertThat(stateOf("countermand_worker", """
                insert into access.change (who, changed_at, subject) values ('admin', now(), 'platform/rights')""")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"update webhook.change set who = 'x'", "delete from webhook.change", "truncate webhook.change"})
    void theDispatcherOnlyAppendsToItsTableOfChanges(String sql) throws SQLException {
        assertThat(stateOf("countermand_dispatcher", sql)).isEqualTo(NO_RIGHT);
        assertThat(stateOf("countermand_dispatcher", """
                insert into webhook.change (who, changed_at, subject) values ('admin', now(), 'delivery/1')""")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"decision", "posting"})
    void theWorkerCannotGoBehindThePartitionedTable(String parent) throws SQLException {
        DATABASE.execute("select cancellation.make_partitions('2031-01-01', 1)");

        for (var partition : new String[] {parent + "_other", parent + "_2031_01"}) {
            assertThat(stateOf("countermand_worker", "delete from cancellation." + partition))
                    .isEqualTo(NO_RIGHT);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "countermand_worker |     delete from cancellation.orders",
                "countermand_worker |     delete from cancellation.line_item",
                "countermand_worker |     delete from cancellation.action",
                "countermand_worker |     update cancellation.ledger_account set kind = 'FEES'",
                "countermand_worker |     update cancellation.refund_intent set amount_minor = 1",
                "countermand_worker |     update cancellation.refund_intent set id = gen_random_uuid()",
                "countermand_worker |     delete from cancellation.refund_intent",
                "countermand_worker |     update cancellation.unsettled_item set line_number = 1",
                "countermand_worker |     update cancellation.refund_attempt set word = 'REFUNDED'",
                "countermand_worker |     delete from cancellation.refund_attempt",
                "countermand_worker |     update cancellation.difference set kind = 'WRONG_AMOUNT'",
                "countermand_api |        select cancellation.drop_old_attempts(now())",
                "countermand_worker |     delete from cancellation.payment",
                "countermand_worker |     alter table cancellation.posting disable trigger all",
                "countermand_worker |     drop table cancellation.posting",
                "countermand_worker |     select from webhook.subscription",
                "countermand_worker |     create table cancellation.mine ()",
                "countermand_api |        insert into cancellation.command values (gen_random_uuid())",
                "countermand_api |        update cancellation.action set state = 'FAILED'",
                "countermand_api |        delete from cancellation.outbox",
                "countermand_api |        update access.credential set revoked_at = null",
                "countermand_api |        select cancellation.make_partitions('2031-01-01', 1)",
                "countermand_api |        select from webhook.subscription",
                "countermand_dispatcher | select from cancellation.orders",
                "countermand_dispatcher | update access.platform set name = 'other'",
                "countermand_dispatcher | select cancellation.make_partitions('2031-01-01', 1)"
            })
    void noServiceReachesBeyondItsOwn(String role, String sql) throws SQLException {
        assertThat(stateOf(role, sql)).isEqualTo(NO_RIGHT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "countermand_worker |     update cancellation.ledger_account set balance_minor = 0",
                "countermand_worker |     update cancellation.action set state = 'FAILED'",
                "countermand_worker |     delete from cancellation.unsettled_item",
                "countermand_worker |     update cancellation.refund_intent set state = 'UNKNOWN'",
                "countermand_worker |     update cancellation.payment set compare_at = now()",
                "countermand_worker |     update cancellation.payment set compare_leased_until = now()",
                "countermand_worker |     select cancellation.drop_old_attempts(now())",
                "countermand_worker |     insert into access.platform (name, created_at) values ('rights', now())",
                "countermand_api |        select from cancellation.action",
                "countermand_api |        select from access.credential",
                "countermand_dispatcher | select from access.credential",
                "countermand_dispatcher | delete from webhook.subscription"
            })
    void everyServiceReachesItsOwn(String role, String sql) throws SQLException {
        assertThat(stateOf(role, sql)).isEmpty();
    }

    @Test
    void aPasswordWithQuotesIsAPassword() throws SQLException {
        var password = "it's \\ \"quoted\" %L";
        Migrate.run(
                DATABASE.jdbcUrl(), FreshDatabase.OWNER, FreshDatabase.PASSWORD, Map.of("countermand_api", password));

        DriverManager.getConnection(DATABASE.jdbcUrl(), "countermand_api", password)
                .close();

        DATABASE.migrate();
        assertThatThrownBy(() -> Migrate.run(
                        DATABASE.jdbcUrl(),
                        FreshDatabase.OWNER,
                        FreshDatabase.PASSWORD,
                        Map.of("no_such_role", "secret")))
                .hasMessageContaining("no_such_role")
                .message()
                .doesNotContain("secret");
    }

    /** SQLSTATE of the refusal; empty when it was allowed. Nothing is kept. */
    private static String stateOf(String role, String sql) throws SQLException {
        try (var connection = DATABASE.connectAs(role);
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(sql);
            connection.rollback();
            return "";
        } catch (SQLException e) {
            return e.getSQLState();
        }
    }
}
