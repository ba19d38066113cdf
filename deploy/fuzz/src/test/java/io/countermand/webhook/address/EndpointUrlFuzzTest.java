package io.countermand.webhook.address;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.InetAddress;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

/** A URL that is accepted leads to the same public place whoever reads it. */
class EndpointUrlFuzzTest {

    private static final AllowedHosts NONE = AllowedHosts.of(List.of());

    @FuzzTest
    void whatIsAcceptedLeadsToOnePublicPlace(byte[] text) throws Exception {
        var asked = new String(text, UTF_8);
        var accepted = unlessRefused(asked);
        if (accepted.isPresent()) {
            hasOneReading(asked, accepted.get());
            leadsToNoPrivateAddress(accepted.get());
        }
    }

    private static Optional<EndpointUrl> unlessRefused(String text) {
        try {
            return Optional.of(EndpointUrl.parse(text, NONE));
        } catch (UrlRefused refused) {
            assertThat(refused.reason()).isNotBlank();
            return Optional.empty();
        }
    }

    private static void hasOneReading(String text, EndpointUrl url) throws MalformedURLException {
        assertThat(url.tls()).isTrue();
        assertThat(url.isAllowed()).isFalse();
        assertThat(EndpointUrl.parse("https://" + url.authority() + url.pathAndQuery(), NONE))
                .isEqualTo(url);
        var other = URI.create(text).toURL();
        assertThat(other.getHost())
                .isEqualToIgnoringCase(url.host().contains(":") ? "[" + url.host() + "]" : url.host());
        assertThat(other.getPort() == -1 ? other.getDefaultPort() : other.getPort())
                .isEqualTo(url.port());
        assertThat(url.authority() + url.pathAndQuery()).matches("[\\x21-\\x7e]+");
    }

    /** Names are another matter: whoever resolves one asks the guard about every address. */
    private static void leadsToNoPrivateAddress(EndpointUrl url) throws UnknownHostException {
        var host = url.host();
        if (host.contains(":") || OldResolver.reads(host)) {
            var address = host.contains(":") ? InetAddress.getByName(host) : OldResolver.address(host);
            assertThat(address).isEqualTo(InetAddress.getByName(host));
            if (Privacy.isPrivate(address)) {
                assertThatExceptionOfType(UrlRefused.class)
                        .isThrownBy(() -> url.check(List.of(address), AddressGuard::isPublic));
            }
        }
    }
}
