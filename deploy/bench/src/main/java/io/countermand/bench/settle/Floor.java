package io.countermand.bench.settle;

import io.countermand.bench.running.Site;
import io.countermand.bench.running.SqlFile;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** {@code floor/settle.sql}, called once per chunk, each time in a transaction of its own, by so many clients. */
record Floor(Site site) {

    private static final String CHUNKS = """
            select c.action_id, c.number from cancellation.action_chunk c join cancellation.orders o on o.id = c.order_id
            where o.reference_order_id like ? and c.state = 'OPEN' order by c.ordinal, c.number
            """;

    private record Chunk(UUID action, int number) {}

    static Floor lay(Site site) throws IOException, SQLException {
        try (var connection = site.connect();
                var statement = connection.createStatement()) {
            statement.execute(SqlFile.text("floor/settle.sql"));
        }
        return new Floor(site);
    }

    /** @return from the first call to the last commit */
    Duration settle(Orders orders, int clients)
            throws IOException, SQLException, InterruptedException, ExecutionException {
        orders.cancelAndCut(site);
        try (var connection = site.connect()) {
            var took = run(chunks(connection, orders), clients);
            Outcome.of(connection, orders).mustBeWhole();
            return took;
        }
    }

    private Duration run(Queue<Chunk> chunks, int clients)
            throws SQLException, InterruptedException, ExecutionException {
        var connections = new ArrayDeque<Connection>();
        try (var threads = Executors.newFixedThreadPool(clients)) {
            for (int i = 0; i < clients; i++) {
                connections.add(site.connectLikeAService());
            }
            var since = System.nanoTime();
            var running = new ArrayList<Future<?>>();
            connections.forEach(connection -> running.add(threads.submit(() -> settleAll(connection, chunks))));
            for (var one : running) {
                one.get();
            }
            return Duration.ofNanos(System.nanoTime() - since);
        } finally {
            for (var connection : connections) {
                connection.close();
            }
        }
    }

    private static Void settleAll(Connection connection, Queue<Chunk> chunks) throws SQLException {
        try (var settle = connection.prepareStatement("select floor.settle_chunk(?, ?)")) {
            for (var chunk = chunks.poll(); chunk != null; chunk = chunks.poll()) {
                settle.setObject(1, chunk.action());
                settle.setInt(2, chunk.number());
                settle.execute();
            }
        }
        return null;
    }

    private static Queue<Chunk> chunks(Connection connection, Orders orders) throws SQLException {
        try (var find = connection.prepareStatement(CHUNKS)) {
            find.setString(1, orders.prefix() + "-%");
            var chunks = new ConcurrentLinkedQueue<Chunk>();
            try (var rows = find.executeQuery()) {
                while (rows.next()) {
                    chunks.add(new Chunk(rows.getObject(1, UUID.class), rows.getInt(2)));
                }
            }
            return chunks;
        }
    }
}
