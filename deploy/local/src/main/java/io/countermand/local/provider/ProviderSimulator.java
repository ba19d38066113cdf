package io.countermand.local.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.countermand.local.client.ExactJson;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

/**
 * {@code POST /transaction} authorises, {@code PUT /transaction/{id}} captures, {@code DELETE} cancels or refunds,
 * {@code GET} reads; {@code POST /control/faults} sets what goes wrong from then on ({@link Faults}).
 */
final class ProviderSimulator implements AutoCloseable {

    private static final int BODY_MAX = 64 * 1024;
    private static final String TRANSACTIONS = "/transaction";

    private final HttpServer server;
    private final History history;
    private final PaymentBook book;
    private final String authorization;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicReference<Faults> faults = new AtomicReference<>(Faults.NONE);

    private ProviderSimulator(HttpServer server, History history, String user, String password) throws IOException {
        this.server = server;
        this.history = history;
        this.book = new PaymentBook(history, InstantSource.system());
        this.authorization = "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
    }

    /** @param port 0 takes a free one */
    static ProviderSimulator start(int port, Path historyFile, String user, String password) throws IOException {
        var simulator = new ProviderSimulator(
                HttpServer.create(new InetSocketAddress("localhost", port), 0),
                History.open(historyFile),
                user,
                password);
        simulator.listen();
        return simulator;
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() throws IOException {
        server.stop(0);
        threads.shutdownNow();
        history.close();
    }

    private void listen() {
        server.setExecutor(threads);
        server.createContext(TRANSACTIONS, this::serve);
        server.createContext("/control/faults", this::changeFaults);
        server.start();
    }

    private void serve(HttpExchange exchange) throws IOException {
        var current = faults.get();
        var fault = exchange.getRequestMethod().equals("DELETE") ? current.draw() : Fault.NONE;
        var body = exchange.getRequestBody().readNBytes(BODY_MAX);
        var reply = fault == Fault.UNAVAILABLE
                ? Reply.of(ResponseCode.SERVICE_UNAVAILABLE, "come again")
                : reply(exchange, body, current);
        Answering.with(exchange, current, fault).answer(reply);
    }

    private Reply reply(HttpExchange exchange, byte[] body, Faults current) throws IOException {
        var known = authorization.equals(exchange.getRequestHeaders().getFirst("Authorization"));
        if (!known || current.knowsNobody()) {
            return Reply.of(ResponseCode.UNAUTHORIZED, "who are you?");
        }
        var forced = ForcedReply.asked(exchange.getRequestHeaders());
        if (forced.isPresent()) {
            return forced.get();
        }
        try {
            return act(exchange, body, current);
        } catch (Declined e) {
            return Reply.of(e.code(), String.valueOf(e.getMessage()));
        }
    }

    private Reply act(HttpExchange exchange, byte[] body, Faults current) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var id = path.length() > TRANSACTIONS.length() ? path.substring(TRANSACTIONS.length() + 1) : "";
        return switch (exchange.getRequestMethod()) {
            case "POST" -> Reply.of(book.authorize(authorized(body)), true);
            case "PUT" -> Reply.of(book.capture(id), true);
            case "DELETE" -> giveBack(id, AskedBack.read(body), current);
            case "GET" ->
                Reply.of(
                        book.find(id)
                                .orElseThrow(
                                        () -> new Declined(ResponseCode.NOT_FOUND, "there is no such transaction")),
                        !current.ignoresKeys());
            default -> Reply.of(ResponseCode.BAD_REQUEST, "POST, PUT, DELETE or GET");
        };
    }

    private Reply giveBack(String id, AskedBack asked, Faults current) {
        var code = book.giveBack(id, asked, !current.ignoresKeys());
        return Reply.of(code, "Success");
    }

    /** Ours: {@code transactionId} may be chosen, so that an order can name it before its payment exists. */
    private static Payment authorized(byte[] body) throws IOException {
        var json = ExactJson.MAPPER.readTree(body);
        var item = json.path("paymentItems").path(0);
        var price = item.path("price").isMissingNode() ? item.path("priceList").path(0) : item.path("price");
        return new Payment(
                json.path("transactionId").asText(UUID.randomUUID().toString()),
                Payment.State.AUTHORIZED,
                AskedBack.amount(item, "grossAmount"),
                price.has("taxAmount") || item.has("taxAmount") ? AskedBack.amount(item, "taxAmount") : BigDecimal.ZERO,
                price.path("currencyIso3").asText("USD"),
                List.of());
    }

    private void changeFaults(HttpExchange exchange) throws IOException {
        var reply = Reply.of(ResponseCode.OK, "from now on");
        try {
            faults.set(Faults.read(
                    ExactJson.MAPPER.readTree(exchange.getRequestBody().readNBytes(BODY_MAX))));
        } catch (Declined e) {
            reply = Reply.of(e.code(), String.valueOf(e.getMessage()));
        }
        Answering.with(exchange, Faults.NONE, Fault.NONE).answer(reply);
    }
}
