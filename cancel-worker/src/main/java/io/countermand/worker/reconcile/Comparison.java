package io.countermand.worker.reconcile;

import io.countermand.domain.money.Money;
import io.countermand.domain.refund.ProviderPayment;
import io.countermand.domain.refund.ProviderPayment.GivenBack;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One payment: our refunds against those that its provider lists, by key, in both directions. Amounts stand in for keys only
 * where the provider lists none, or where a human said that a refund of ours was made by other means.
 */
final class Comparison {

    private final OurPayment ours;
    private final ProviderPayment theirs;
    /** Of ours, done, and not seen at the provider yet. */
    private final List<OurRefund> unseen;
    /** Of the provider's, not ours as far as is known yet. */
    private final List<GivenBack> unexplained = new ArrayList<>();

    private final List<Found> found = new ArrayList<>();

    private Comparison(OurPayment ours, ProviderPayment theirs) {
        this.ours = ours;
        this.theirs = theirs;
        this.unseen = new ArrayList<>(
                ours.refunds().stream().filter(OurRefund::isDone).toList());
    }

    static List<Found> of(OurPayment ours, ProviderPayment theirs) {
        return new Comparison(ours, theirs).differences();
    }

    /** Of a payment that the provider does not know. What was only released may be forgotten. */
    static List<Found> withNothing(OurPayment ours, String word) {
        return ours.refunds().stream()
                .filter(refund -> refund.isDone() && refund.state() != OurRefund.State.RELEASED)
                .map(refund -> unseen(refund, "the provider answers " + word))
                .toList();
    }

    private List<Found> differences() {
        matchKeys();
        matchReleases();
        matchAmounts();
        leaveOutWhatWasAccepted();
        reportUnexplained();
        unseen.forEach(refund -> found.add(unseen(refund, "the provider does not list it")));
        return List.copyOf(found);
    }

    private void matchKeys() {
        var keys = new HashSet<String>();
        for (var listed : theirs.refunds()) {
            var known = ofKey(listed);
            if (known.isEmpty()) {
                unexplained.add(listed);
            } else if (keys.add(String.valueOf(listed.key()))) {
                compare(known.get(), listed);
            } else {
                found.add(Found.of(
                        DifferenceKind.DOUBLE_REFUND, known.get(), "the provider lists " + listed.key() + " twice"));
            }
        }
        var unlisted = theirs.refunded().minorUnits()
                - theirs.refunds().stream()
                        .mapToLong(listed -> listed.amount().minorUnits())
                        .sum();
        unexplained.add(
                new GivenBack(null, new Money(unlisted, theirs.refunded().currency())));
        unexplained.removeIf(listed -> !listed.amount().isPositive());
    }

    private Optional<OurRefund> ofKey(GivenBack listed) {
        return ours.refunds().stream()
                .filter(refund -> refund.id().toString().equals(listed.key()))
                .findFirst();
    }

    private void compare(OurRefund refund, GivenBack listed) {
        unseen.remove(refund);
        var gaveBack = "the provider gave back " + listed.amount() + " as " + listed.key();
        switch (refund.state()) {
            case REFUNDED, ADOPTED -> {
                if (!refund.isWhole() && !refund.amount().equals(listed.amount())) {
                    found.add(Found.of(
                            DifferenceKind.WRONG_AMOUNT, refund, gaveBack + ", refunded are " + refund.amount()));
                }
            }
            case CREDITED ->
                found.add(Found.of(DifferenceKind.DOUBLE_REFUND, refund, gaveBack + ", and the account got it too"));
            case WRITTEN_OFF -> found.add(unknown(listed, gaveBack + ", which is written off"));
            // A cancel is listed by its key and an amount of nothing; what is open is not over.
            case RELEASED, OPEN -> {}
        }
    }

    /** Nothing was taken, or all of it went back: a release has no amount of its own. */
    private void matchReleases() {
        var isOver = theirs.state() == ProviderPayment.State.CANCELLED
                || theirs.refunded().equals(theirs.captured())
                        && theirs.captured().isPositive();
        unseen.removeIf(refund -> refund.state() == OurRefund.State.RELEASED && isOver);
    }

    private void matchAmounts() {
        for (var refund : List.copyOf(unseen)) {
            unexplained.stream()
                    .filter(listed -> listed.key() == null || refund.state() == OurRefund.State.ADOPTED)
                    .filter(listed -> refund.isOfAmount(listed.amount(), theirs))
                    .findFirst()
                    .ifPresent(listed -> {
                        unexplained.remove(listed);
                        unseen.remove(refund);
                    });
        }
        matchSum();
    }

    /** A provider that lists no refunds shows their sum. */
    private void matchSum() {
        var sum = unseen.stream()
                .mapToLong(refund -> refund.amount().minorUnits())
                .sum();
        if (theirs.refunds().isEmpty()
                && unexplained.size() == 1
                && unexplained.getFirst().amount().minorUnits() == sum) {
            unexplained.clear();
            unseen.clear();
        }
    }

    private void leaveOutWhatWasAccepted() {
        var accepted = ours.accepted();
        for (var listed : List.copyOf(unexplained)) {
            if (!listed.amount().isMoreThan(accepted)) {
                accepted = accepted.minus(listed.amount());
                unexplained.remove(listed);
            }
        }
    }

    private void reportUnexplained() {
        Map<String, Integer> numbers = new HashMap<>();
        for (var listed : unexplained) {
            var name = listed.key() == null ? listed.amount() + " without a key" : listed.key();
            var number = numbers.merge(name, 1, Integer::sum);
            var told = number == 1 ? name : name + ", number " + number;
            found.add(new Found(
                    DifferenceKind.UNKNOWN_PROVIDER_REFUND,
                    ours.orderId(),
                    null,
                    told,
                    "the provider gave back " + listed.amount() + " as " + told + ", which is not ours"));
        }
    }

    private Found unknown(GivenBack listed, String detail) {
        return new Found(
                DifferenceKind.UNKNOWN_PROVIDER_REFUND, ours.orderId(), null, String.valueOf(listed.key()), detail);
    }

    private static Found unseen(OurRefund refund, String why) {
        return Found.of(
                DifferenceKind.VOID_WITHOUT_REFUND,
                refund,
                "refund " + refund.id() + " of " + refund.amount() + " is "
                        + refund.state().name() + ", and " + why);
    }
}
