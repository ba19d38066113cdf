package io.countermand.proof.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countermand.local.client.ExactJson;
import io.countermand.proof.history.HistoryFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The smallest histories of a run in which everything happened that must, and all promises were kept. */
final class AGoodRun {

    private static final Map<HistoryFile, List<String>> LINES = new EnumMap<>(Map.ofEntries(
            Map.entry(HistoryFile.RUN, List.of("""
                    {"at":"2026-11-30T12:03:00Z","began":"2026-11-30T12:00:00Z","size":"smoke","seed":7,"planned":1,"commandsMin":1,
                    "repeat":"./countermand prove --size smoke --seed 7"}""")),
            Map.entry(HistoryFile.CUSTOMERS, List.of("""
                    {"at":"2026-11-30T12:01:00Z","path":"/cancel","order":"RA-1","status":202,"action":"a1","hit":false}""")),
            Map.entry(HistoryFile.STRANGERS, List.of("""
                    {"way":0,"order":"RA-1","foreign":"404 {}","absent":"404 {}"}""")),
            Map.entry(
                    HistoryFile.CANARY,
                    List.of(
                            "{\"what\":\"SUBSCRIBED\",\"url\":\"https://127.1/\",\"status\":400}",
                            "{\"what\":\"CONTROL\"}")),
            Map.entry(HistoryFile.WEBHOOKS, List.of("""
                    {"at":"2026-11-30T12:01:01Z","hook":"harbour","event":"e1","revision":1,"order":"RA-1","action":"a1","bytes":"b1",
                    "verified":true,"answered":200}""")),
            Map.entry(
                    HistoryFile.PROVIDER,
                    List.of("{\"effect\":\"CAPTURED\",\"transactionId\":\"p1\",\"amount\":\"25.75\"}", """
                            {"effect":"REFUNDED","transactionId":"p1","amount":"24.75","externalTransactionId":"r1"}""")),
            Map.entry(HistoryFile.FAULTS, List.of("""
                    {"at":"2026-11-30T12:01:02Z","began":"2026-11-30T12:01:00Z","number":1,"kind":"KILL_WORKER","target":"cancel-worker-0",
                    "open":3,"fired":true}""")),
            Map.entry(HistoryFile.ACTIONS, List.of("""
                    {"action":"a1","platform":"harbour","order":"RA-1","state":"SUCCESSFUL","ended":true}""")),
            Map.entry(
                    HistoryFile.COMMANDS,
                    List.of("{\"command\":\"c1\",\"action\":\"a1\"}", "{\"command\":\"c2\",\"action\":\"a1\"}")),
            Map.entry(HistoryFile.REFUNDS, List.of("""
                    {"item":"RA-1-1","action":"a1","amount_minor":2475,"way":"PROVIDER","void":true}""")),
            Map.entry(HistoryFile.INTENTS, List.of("""
                    {"refund":"r1","action":"a1","payment":"p1","amount_minor":2475,"state":"SUCCEEDED","outcome":"REFUNDED","unclear":1}""")),
            Map.entry(HistoryFile.ACCOUNTS, List.of("{\"account\":1,\"balance_minor\":100,\"postings\":100}")),
            Map.entry(HistoryFile.PARKED, List.of("{\"topic\":\"orders.issued\",\"offset\":4}")),
            Map.entry(HistoryFile.SUBSCRIPTIONS, List.of("""
                            {"subscription":"s1","platform":"harbour","url":"http://localhost/hooks/harbour","last_revision":1}""", """
                            {"subscription":"s2","platform":"harbour","url":"http://127.0.0.1/hooks/canary","last_revision":1}""")),
            Map.entry(HistoryFile.ATTEMPTS, List.of("{\"subscription\":\"s2\",\"error\":\"refused\",\"times\":2}")),
            Map.entry(HistoryFile.THROWN_OUT, List.of("{\"what\":\"SESSION\"}", "{\"what\":\"EPOCH\"}")),
            Map.entry(HistoryFile.REQUESTED, List.of("{\"eventId\":\"c1\",\"value\":{\"actionId\":\"a1\"}}")),
            Map.entry(HistoryFile.ACTIONS_SETTLED, List.of("""
                    {"eventId":"e1","value":{"actionId":"a1","platform":"harbour"}}""")),
            Map.entry(HistoryFile.LINE_ITEMS_SETTLED, List.of("""
                    {"eventId":"e2","value":{"actionId":"a1","action":"CANCEL",
                    "lineItems":[{"referenceLineItemId":"RA-1-1","verdict":"ELIGIBLE","refund":24.75}]}}"""))));

    private final Path folder;

    AGoodRun(Path folder) throws IOException {
        this.folder = folder;
        for (var file : LINES.entrySet()) {
            write(file.getKey(), file.getValue());
        }
    }

    Evidence evidence() {
        return new Evidence(folder);
    }

    AGoodRun without(HistoryFile file) throws IOException {
        write(file, List.of());
        return this;
    }

    /** Also this line, which is the last one with something else in it. */
    AGoodRun and(HistoryFile file, UnaryOperator<ObjectNode> change) throws IOException {
        var lines = new ArrayList<>(Files.readAllLines(file.in(folder)));
        lines.add(changed(lines.getLast(), change));
        write(file, lines);
        return this;
    }

    /** The last line with something else in it. */
    AGoodRun but(HistoryFile file, UnaryOperator<ObjectNode> change) throws IOException {
        var lines = new ArrayList<>(Files.readAllLines(file.in(folder)));
        lines.add(changed(lines.removeLast(), change));
        write(file, lines);
        return this;
    }

    AGoodRun and(HistoryFile file, String line) throws IOException {
        var lines = new ArrayList<>(Files.exists(file.in(folder)) ? Files.readAllLines(file.in(folder)) : List.of());
        lines.add(line);
        write(file, lines);
        return this;
    }

    private static String changed(String line, UnaryOperator<ObjectNode> change) throws JsonProcessingException {
        return change.apply((ObjectNode) ExactJson.MAPPER.readTree(line)).toString();
    }

    private void write(HistoryFile file, List<String> lines) throws IOException {
        Files.createDirectories(file.in(folder).getParent());
        Files.write(
                file.in(folder),
                lines.stream().map(line -> line.replace("\n", " ")).toList());
    }
}
