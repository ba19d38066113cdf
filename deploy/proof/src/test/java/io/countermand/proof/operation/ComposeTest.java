package io.countermand.proof.operation;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.countermand.backbone.setting.Setting;
import io.countermand.backbone.setting.Settings;
import io.countermand.domain.wire.Topics;
import io.countermand.proof.contract.Sources;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The whole system on one machine, as far as it can be checked without starting it. */
class ComposeTest {

    private static final Set<String> SERVICES = Set.of("cancel-api", "cancel-worker", "webhook-dispatcher");
    private static final Pattern DRAWN = Pattern.compile("\\$\\{(COUNTERMAND_\\w+):\\?");

    private final JsonNode services;
    private final String text = Sources.read(Sources.HOME.resolve("deploy/compose/compose.yaml"));

    ComposeTest() throws IOException {
        services = new YAMLMapper().readTree(text).path("services");
    }

    @Test
    void versionsArePinned() {
        assertThat(services.findValuesAsText("image"))
                .hasSizeGreaterThan(6)
                .allSatisfy(image -> assertThat(image).contains(":").doesNotEndWith(":latest"));
    }

    @Test
    void dataOutlivesItsContainers() {
        assertThat(List.of("postgres", "kafka"))
                .allSatisfy(store -> assertThat(
                                services.path(store).at("/volumes/0").asText())
                        .startsWith(store + ":/var/lib/"));
    }

    @Test
    void everyTopicOfTheContractIsCreated() {
        var command = services.at("/topics/command/2").asText();

        assertThat(Stream.of(
                        Topics.ORDERS_ISSUED,
                        Topics.REWARDS_CHANGED,
                        Topics.ORDER_ACTIONS_REQUESTED,
                        Topics.ORDER_ACTIONS_SETTLED,
                        Topics.LINE_ITEMS_SETTLED,
                        Topics.REFUNDS_SETTLED))
                .allSatisfy(topic -> assertThat(command).contains(topic));
    }

    @Test
    void everySecretIsDrawn() {
        var up = Sources.read(Sources.HOME.resolve("deploy/compose/up"));
        var needed = DRAWN.matcher(text).results().map(found -> found.group(1)).collect(toSet());

        assertThat(needed)
                .hasSizeGreaterThan(6)
                .allSatisfy(name -> assertThat(up).contains(name.substring("COUNTERMAND_".length())));
    }

    @Test
    void everyVariableIsASetting() {
        var known = new Settings(Reference.mappings().toList())
                .all().stream().map(Setting::name).map(Setting::variable).collect(toSet());

        assertThat(SERVICES)
                .allSatisfy(service -> assertThat(
                                services.path(service).path("environment").properties())
                        .extracting(Map.Entry::getKey)
                        .filteredOn(name -> name.startsWith("COUNTERMAND_"))
                        .allSatisfy(name -> assertThat(known).contains(name)));
    }

    @Test
    void theAdministrationIsOpenToThisMachineOnly() {
        assertThat(SERVICES)
                .allSatisfy(service -> assertThat(
                                services.path(service).path("ports").valueStream())
                        .isNotEmpty()
                        .allSatisfy(port -> assertThat(port.asText()).startsWith("127.0.0.1:")));
    }
}
