package io.countermand.proof.security;

import static io.countermand.proof.security.SecretHouse.HARBOUR;
import static io.countermand.proof.security.SecretHouse.HOUSE;
import static org.assertj.core.api.Assertions.assertThat;

import io.countermand.edge.refusal.Catalogue;
import io.countermand.proof.running.Patience;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Contract §1 for every call that any service answers, those of the administration too, times everybody who has no business
 * there. The calls come from the documents and the classes: one that nobody said what to expect of fails here.
 */
class SecurityMatrixTest {

    private static final List<Endpoint> OFFERED = Endpoints.offered();

    /** Whoever is let in may still be told that what was asked for makes no sense. */
    private static final Set<Integer> NOT_LET_IN = Set.of(401, 403, 405, 406, 415);

    private static final int STRANGERS_AT_LEAST = 9;

    private static Owner owner;
    private static Sweep sweep;
    private static Set<String> changed;

    @BeforeAll
    static void everybodyAsksForEverything() {
        owner = Owner.withEverything();
        awaitQuiet();
        sweep = new Sweep(owner, offered().filter(Expectations::areThereFor).toList());
        Strangers.each(sweep::by);
        changed = sweep.changed();
    }

    static Stream<Endpoint> offered() {
        return OFFERED.stream().sorted(Comparator.comparing(Endpoint::toString));
    }

    static Stream<Endpoint> ofTenants() {
        return offered().filter(endpoint -> !endpoint.door().isForAdministrators());
    }

    static Stream<Endpoint> ofTenantsAlone() {
        return ofTenants().filter(endpoint -> !Expectations.isPublic(endpoint));
    }

    static Stream<Endpoint> ofAdministrators() {
        return offered().filter(endpoint -> endpoint.door().isForAdministrators());
    }

    @Test
    void everyCallHasItsExpectationAndNoExpectationIsOfACallThatIsGone() {
        assertThat(offered()).hasSizeGreaterThanOrEqualTo(80).allMatch(Expectations::areThereFor);
        assertThat(ofTenants().map(Endpoint::call)).containsAll(Expectations.callsOfTenants());
    }

    @Test
    void theDocumentsTellOfEveryCallOfTenants() {
        assertThat(ofTenants()).containsExactlyInAnyOrderElementsOf(Endpoints.documented());
    }

    @Test
    void aCallWithoutAnExpectationIsNoticed() {
        assertThat(Expectations.areThereFor(new Endpoint(Door.API, "GET", "/raas/v2/everything")))
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource("offered")
    void everyStrangerIsRefused(Endpoint endpoint) {
        assertThat(sweep.at(endpoint))
                .hasSizeGreaterThanOrEqualTo(Expectations.isPublic(endpoint) ? 0 : STRANGERS_AT_LEAST)
                .allSatisfy(outcome -> {
                    assertThat(outcome).matches(Sweep.Outcome::isRight);
                    assertThat(outcome.answer().body()).doesNotContain("java.", "Exception");
                });
    }

    @Test
    void noRefusedCallChangesAnything() {
        assertThat(changed).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("ofTenantsAlone")
    void theAdministratorIsNoTenant(Endpoint endpoint) {
        var answer = sweep.ask(endpoint, Strangers.administrator().authorization());

        assertThat(answer.key()).isEqualTo(Catalogue.NOT_AUTHENTICATED.key());
    }

    @ParameterizedTest
    @MethodSource("ofAdministrators")
    void theAdministrationIsAtNoTenantsDoor(Endpoint endpoint) {
        for (var door : List.of(Door.API, Door.DISPATCHER)) {
            var there = new Endpoint(door, endpoint.method(), endpoint.path());

            var answer = sweep.ask(there, Strangers.administrator().authorization());

            assertThat(answer.key())
                    .as("%s", there)
                    .isIn(Catalogue.PATH_UNKNOWN.key(), Catalogue.NOT_AUTHENTICATED.key());
        }
    }

    static Stream<Endpoint> listsOfTenants() {
        return ofTenantsAlone()
                .filter(endpoint ->
                        endpoint.onlyLooks() && !Expectations.of(endpoint).namesSomething());
    }

    @ParameterizedTest
    @MethodSource("listsOfTenants")
    void aListShowsOnlyTheCallersOwn(Endpoint endpoint) {
        var login = Login.basic(HARBOUR.tenant().name(), HARBOUR.tenant().key());

        var answer = sweep.ask(endpoint, login);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain(owner.words());
    }

    /** The control: what is denied to strangers is there. The webhook goes last. */
    @Test
    void theOwnerAndTheAdministratorAreLetIn() {
        var endpoints = offered()
                .sorted(Comparator.comparing(endpoint -> endpoint.method().equals("DELETE")))
                .toList();

        assertThat(endpoints).allSatisfy(endpoint -> {
            var administers = endpoint.door().isForAdministrators();
            var login = administers ? Strangers.administrator().authorization() : owner.authorization();

            var answer = sweep.ask(endpoint, login);

            assertThat(answer.status()).as("%s", answer).isNotIn(NOT_LET_IN).isLessThan(500);
            if (!administers) {
                assertThat(answer.status()).as("%s", answer).isNotEqualTo(404);
            }
        });
    }

    /** Else somebody's own work would look like a stranger's. */
    private static void awaitQuiet() {
        var last = new Ground[] {Ground.tables(HOUSE)};
        Patience.await("nothing changes any more").until(() -> {
            var before = last[0];
            last[0] = Ground.tables(HOUSE);
            return last[0].changedSince(before).isEmpty();
        });
    }
}
