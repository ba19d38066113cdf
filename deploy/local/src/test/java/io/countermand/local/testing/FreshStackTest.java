package io.countermand.local.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.countermand.domain.wire.Topics;
import io.countermand.local.infra.LocalPostgres;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class FreshStackTest {

    @Test
    void givesEveryUseADatabaseAndTopicsOfItsOwn() throws ExecutionException, InterruptedException {
        var one = FreshStack.create();
        var other = FreshStack.create();

        assertThat(one.jdbcUrl()).isNotEqualTo(other.jdbcUrl());
        assertThat(one.postgres().port()).isEqualTo(other.postgres().port());
        assertThat(topics(one)).contains(one.topic(Topics.ORDERS_ISSUED), other.topic(Topics.ORDERS_ISSUED));
    }

    @Test
    void servicesCanLogInToTheMigratedDatabase() throws SQLException {
        var stack = FreshStack.create();

        for (var role : new String[] {"countermand_api", "countermand_worker", "countermand_dispatcher"}) {
            try (var connection = DriverManager.getConnection(stack.jdbcUrl(), role, LocalPostgres.PASSWORD);
                    var rows = connection.createStatement().executeQuery("select count(*) from access.platform")) {
                rows.next();
                assertThat(rows.getInt(1)).as(role).isZero();
            }
        }
    }

    @Test
    void serverAndBrokerKeepTheirDataOverAnOutage() throws SQLException, ExecutionException, InterruptedException {
        var stack = FreshStack.create();
        execute(stack, "create table kept (word text)");
        send(stack, "before");

        stack.postgres().stop();
        stack.kafka().stop();
        stack.kafka().startAgain();
        stack.postgres().startAgain();

        execute(stack, "insert into kept values ('written after the outage')");
        assertThat(send(stack, "after")).isEqualTo(1);
    }

    @Test
    void serverAndBrokerComeBackAfterAKill() throws SQLException, ExecutionException, InterruptedException {
        var stack = FreshStack.create();
        execute(stack, "create table kept (word text)");

        stack.postgres().kill();
        stack.kafka().kill();
        stack.kafka().startAgain();
        stack.postgres().startAgain();

        execute(stack, "insert into kept values ('written after the kill')");
        assertThat(send(stack, "after")).isZero();
    }

    private static java.util.Set<String> topics(FreshStack.Current stack)
            throws ExecutionException, InterruptedException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()))) {
            return admin.listTopics().names().get();
        }
    }

    private static long send(FreshStack.Current stack, String word) throws ExecutionException, InterruptedException {
        var settings = Map.<String, Object>of("bootstrap.servers", stack.bootstrapServers(), "acks", "all");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            var topic = stack.topic(Topics.ORDERS_ISSUED);
            return producer.send(new ProducerRecord<>(topic, 0, "key", word))
                    .get()
                    .offset();
        }
    }

    private static void execute(FreshStack.Current stack, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(stack.jdbcUrl(), stack.owner(), stack.ownerPassword());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
