package io.countermand.webhook.send;

import static io.countermand.webhook.send.AttackedSender.PUBLIC;
import static io.countermand.webhook.send.AttackedSender.send;
import static org.assertj.core.api.Assertions.assertThat;

import io.countermand.webhook.delivery.AttemptError;
import io.countermand.webhook.testing.HostileTarget;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every URL of hostile-targets.tsv, at our sender, with listeners where they lead. */
class HostileTargetsTest {

    private static final Pattern PLAIN_LOOPBACK = Pattern.compile("https://(0|127)\\.0\\.0\\.[013]:([0-9]+)/");

    @TempDir
    static Path folder;

    private static TestCertificate certificate;

    private AttackedSender attacked;
    private List<HostileTarget> targets;

    @BeforeAll
    static void makeACertificate() throws Exception {
        certificate = TestCertificate.of("hooks.example.test", folder);
    }

    @BeforeEach
    void answerForTheNamesOfAllTargets() throws Exception {
        attacked = new AttackedSender(certificate);
        targets = HostileTarget.all(attacked.canaries().port(), PUBLIC);
        targets.stream()
                .filter(HostileTarget::hasName)
                .forEach(target -> attacked.names().answer(target.host(), time -> target.answers()));
    }

    @AfterEach
    void close() throws IOException {
        attacked.close();
    }

    @Test
    void refusesEveryOneWithoutAConnection() throws Exception {
        var sender = attacked.guarded();
        var let = new ArrayList<String>();
        for (var target : targets) {
            var answer = send(sender, target.url());
            if (answer.error() != AttemptError.REFUSED) {
                let.add(target + ": " + answer);
            }
        }

        assertThat(targets).hasSizeGreaterThanOrEqualTo(500);
        assertThat(let).isEmpty();
        assertThat(attacked.canaries().reached()).isEmpty();
    }

    @Test
    void asksForNoNameThatHasAnotherReading() {
        var sender = attacked.guarded();
        targets.forEach(target -> send(sender, target.url()));

        var names = new HashSet<String>();
        targets.stream()
                .filter(HostileTarget::hasName)
                .forEach(target -> names.add(target.host().toLowerCase(Locale.ROOT)));
        assertThat(attacked.names().asked())
                .extracting(NameServer.Question::name)
                .containsOnlyElementsOf(names)
                .containsAll(names);
    }

    /** The control: with a guard that lets everything pass, whatever leads to this machine arrives there. */
    @Test
    void withoutTheGuardEveryCanaryIsReached() throws Exception {
        var sender = attacked.unguarded();
        var reached = new HashSet<String>();
        var missed = new ArrayList<HostileTarget>();
        for (var target : targets) {
            if (leadsToACanary(target)) {
                send(sender, target.url());
                var now = attacked.canaries().reached();
                reached.addAll(now);
                if (now.isEmpty()) {
                    missed.add(target);
                }
            }
        }

        assertThat(missed).isEmpty();
        assertThat(reached).hasSameSizeAs(Canaries.ADDRESSES);
    }

    /** Another control: the odd spellings are no inventions. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.1",
                "127.0.1",
                "2130706433",
                "0x7f000001",
                "0x7f.0x0.0x0.0x1",
                "017700000001",
                "0177.00.00.01",
                "0x7f.1",
                "0",
                "[::ffff:127.0.0.1]",
                "[0:0:0:0:0:0:0:1]",
                "localhost",
                "user:password@127.0.0.1",
                "example.com@127.0.0.1"
            })
    void curlTakesOddSpellingsForThisMachine(String host) throws Exception {
        var url = "https://" + host + ":" + attacked.canaries().port() + "/";

        curl(url);

        assertThat(attacked.canaries().reached()).isNotEmpty();
        assertThat(targets).extracting(HostileTarget::url).contains(url);
    }

    private static void curl(String url) throws IOException, InterruptedException {
        new ProcessBuilder("curl", "--silent", "--insecure", "--globoff", "--noproxy", "*", "--max-time", "20", url)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    /** Once its spelling has passed. */
    private boolean leadsToACanary(HostileTarget target) throws UnknownHostException {
        if (!target.hasName()) {
            var plain = PLAIN_LOOPBACK.matcher(target.url());
            return plain.matches()
                    && Integer.parseInt(plain.group(2)) == attacked.canaries().port();
        }
        for (var answer : target.answers()) {
            var address = InetAddress.getByName(answer);
            if (answer.equals(PUBLIC) || !address.isLoopbackAddress() && !address.isAnyLocalAddress()) {
                return false;
            }
        }
        return true;
    }
}
