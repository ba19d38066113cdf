package io.countermand.proof.evidence;

import static io.countermand.proof.evidence.Check.FAULTS;
import static io.countermand.proof.evidence.Check.P1;
import static io.countermand.proof.evidence.Check.P2;
import static io.countermand.proof.evidence.Check.P3;
import static io.countermand.proof.evidence.Check.P4;
import static io.countermand.proof.evidence.Check.P5;
import static io.countermand.proof.evidence.Check.P6;
import static io.countermand.proof.evidence.Check.P7;
import static io.countermand.proof.evidence.Check.P8;
import static io.countermand.proof.evidence.Check.P9;
import static io.countermand.proof.evidence.Check.RECOVERIES;
import static org.assertj.core.api.Assertions.assertThat;

import io.countermand.proof.history.HistoryFile;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The checker itself: it believes a good history, and no corrupted one. */
class CheckTest {

    @TempDir
    Path folder;

    private AGoodRun run;

    @BeforeEach
    void aGoodRun() throws IOException {
        run = new AGoodRun(folder);
    }

    @Test
    void aGoodRunHolds() {
        assertThat(Check.all(run.evidence()))
                .allSatisfy((check, finding) ->
                        assertThat(finding.broken()).as(check.title()).isEmpty());
        assertThat(Check.broken(Check.all(run.evidence()))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Check.class)
    void anEmptyHistoryProvesNothing(Check check) throws IOException {
        for (var file : HistoryFile.values()) {
            if (file != HistoryFile.RUN) {
                run.without(file);
            }
        }

        assertThat(check.of(run.evidence()).holds()).isFalse();
    }

    @Test
    void aCommandThatTheBrokerLostIsFound() throws IOException {
        thenOnly(P1, run.and(HistoryFile.CUSTOMERS, line -> line.put("status", 202)));
    }

    @Test
    void anActionThatNeverEndsIsFound() throws IOException {
        run.and(HistoryFile.CUSTOMERS, line -> line.put("action", "a2"));
        run.and(HistoryFile.REQUESTED, """
                {"eventId":"c2","value":{"actionId":"a2"}}""");

        thenOnly(
                P2,
                run.and(HistoryFile.ACTIONS, line -> line.put("action", "a2").put("ended", false)));
    }

    @Test
    void aSecondOutcomeIsFound() throws IOException {
        thenOnly(P2, run.and(HistoryFile.ACTIONS_SETTLED, line -> line.put("eventId", "e9")));
    }

    @Test
    void aSecondVoidIsFound() throws IOException {
        thenOnly(P3, run.and(HistoryFile.LINE_ITEMS_SETTLED, line -> line.put("eventId", "e9")));
    }

    @Test
    void aRepeatedEventIsNoSecondVoid() throws IOException {
        run.and(HistoryFile.LINE_ITEMS_SETTLED, line -> line.put("offset", 9));

        assertThat(Check.broken(Check.all(run.evidence()))).isEmpty();
    }

    @Test
    void aVoidOfWhichNothingIsRefundedIsFound() throws IOException {
        thenBroken(P4, run.without(HistoryFile.REFUNDS));
    }

    @Test
    void anotherAmountIsFound() throws IOException {
        thenOnly(P4, run.but(HistoryFile.REFUNDS, line -> line.put("amount_minor", 2474)));
    }

    @Test
    void aRefundThatIsOwedInSilenceIsFound() throws IOException {
        thenOnly(P4, run.and(HistoryFile.INTENTS, line -> line.put("state", "SENDING")));
    }

    @Test
    void aBalanceThatIsNotTheSumOfItsPostingsIsFound() throws IOException {
        thenOnly(P5, run.but(HistoryFile.ACCOUNTS, line -> line.put("postings", 99)));
    }

    @Test
    void booksThatDoNotAddUpAreFound() throws IOException {
        thenOnly(P5, run.and(HistoryFile.BROKEN_BOOKS, """
                {"broken":"TRANSACTIONS_SUM_TO_ZERO: 4 USD: 1"}"""));
    }

    @Test
    void moreThanWasCapturedIsFound() throws IOException {
        thenBroken(P5, run.and(HistoryFile.PROVIDER, line -> line.put("externalTransactionId", "r2")));
    }

    @Test
    void anOutcomeThatNeverCameIsFound() throws IOException {
        thenBroken(P6, run.but(HistoryFile.WEBHOOKS, line -> line.put("answered", 503)));
    }

    @Test
    void aGapIsFound() throws IOException {
        run.but(HistoryFile.SUBSCRIPTIONS, line -> line);

        thenOnly(P6, run.but(HistoryFile.WEBHOOKS, line -> line.put("revision", 2)));
    }

    @Test
    void otherBytesAreFound() throws IOException {
        thenOnly(P6, run.and(HistoryFile.WEBHOOKS, line -> line.put("bytes", "b2")));
    }

    @Test
    void aWrongSignatureIsFound() throws IOException {
        thenOnly(P6, run.but(HistoryFile.WEBHOOKS, line -> line.put("verified", false)));
    }

    @Test
    void anAnswerThatShowsWhatIsNotYoursIsFound() throws IOException {
        thenOnly(P7, run.but(HistoryFile.STRANGERS, line -> line.put("foreign", "403 {}")));
    }

    @Test
    void aWebhookToTheWrongPlatformIsFound() throws IOException {
        run.and(HistoryFile.ACTIONS_SETTLED, """
                {"eventId":"e7","value":{"actionId":"a7","platform":"meadow"}}""");
        run.and(
                HistoryFile.ACTIONS,
                line -> line.put("action", "a7").put("order", "RA-7").put("platform", "meadow"));

        thenOnly(
                P7,
                run.and(HistoryFile.WEBHOOKS, line -> line.put("event", "e7").put("order", "RA-7")));
    }

    @Test
    void aVisitAtAPrivateAddressIsFound() throws IOException {
        thenOnly(P8, run.and(HistoryFile.CANARY, "{\"what\":\"VISITED\",\"greeting\":\"POST /\"}"));
    }

    @Test
    void aCanaryThatNobodyCouldReachProvesNothing() throws IOException {
        thenOnly(P8, run.but(HistoryFile.CANARY, line -> line.put("what", "LEFT")));
    }

    @Test
    void whatWasTakenForDoneAndIsNotIsFound() throws IOException {
        thenBroken(P9, run.but(HistoryFile.PROVIDER, line -> line.put("externalTransactionId", "foreign")));
    }

    @Test
    void aFaultThatHitNothingIsFound() throws IOException {
        thenOnly(FAULTS, run.but(HistoryFile.FAULTS, line -> line.put("fired", false)));
    }

    @Test
    void aRecoveryThatNeverHappenedIsFound() throws IOException {
        thenOnly(RECOVERIES, run.without(HistoryFile.PARKED));
    }

    private static void thenOnly(Check check, AGoodRun corrupted) {
        assertThat(Check.broken(Check.all(corrupted.evidence()))).containsExactly(check);
    }

    private static void thenBroken(Check check, AGoodRun corrupted) {
        assertThat(Check.broken(Check.all(corrupted.evidence()))).contains(check);
    }
}
