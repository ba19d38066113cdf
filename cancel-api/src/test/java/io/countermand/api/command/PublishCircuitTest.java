package io.countermand.api.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PublishCircuitTest {

    private final PublishCircuit circuit = new PublishCircuit(2);

    @Test
    void staysClosedWhileFewerFail() {
        circuit.failed();

        assertThat(circuit.mayTry()).isTrue();
        assertThat(circuit.mayTry()).isTrue();
    }

    @Test
    void opensWhenTheLastAllFailed() {
        circuit.failed();
        circuit.failed();

        assertThat(circuit.mayTry()).as("the probe").isTrue();
        assertThat(circuit.mayTry()).as("everybody else").isFalse();
    }

    @Test
    void aSuccessInBetweenKeepsItClosed() {
        circuit.failed();
        circuit.succeeded();
        circuit.failed();

        assertThat(circuit.mayTry()).isTrue();
        assertThat(circuit.mayTry()).isTrue();
    }

    @Test
    void afterAFailedProbeTheNextMayProbe() {
        open();

        circuit.mayTry();
        circuit.failed();

        assertThat(circuit.mayTry()).isTrue();
        assertThat(circuit.mayTry()).isFalse();
    }

    @Test
    void aSuccessfulProbeClosesIt() {
        open();

        circuit.mayTry();
        circuit.succeeded();

        assertThat(circuit.mayTry()).isTrue();
        assertThat(circuit.mayTry()).isTrue();
    }

    @Test
    void aProbeWhoseCallerHungUpDoesNotKeepItOpen() {
        open();

        circuit.mayTry();
        circuit.abandoned();

        assertThat(circuit.mayTry()).isTrue();
    }

    private void open() {
        circuit.failed();
        circuit.failed();
    }
}
