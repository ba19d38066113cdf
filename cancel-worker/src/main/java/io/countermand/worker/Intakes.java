package io.countermand.worker;

import io.countermand.worker.intake.CommandIntake;
import io.countermand.worker.intake.OrderIntake;
import io.countermand.worker.intake.RewardIntake;
import jakarta.enterprise.context.Dependent;

/** What is done with the records of each topic. */
@Dependent
class Intakes {

    private final OrderIntake orders;
    private final RewardIntake rewards;
    private final CommandIntake commands;

    Intakes(OrderIntake orders, RewardIntake rewards, CommandIntake commands) {
        this.orders = orders;
        this.rewards = rewards;
        this.commands = commands;
    }

    OrderIntake orders() {
        return orders;
    }

    RewardIntake rewards() {
        return rewards;
    }

    CommandIntake commands() {
        return commands;
    }
}
