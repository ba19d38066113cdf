package io.countermand.webhook.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointUrlTest {

    private static final AllowedHosts NONE = AllowedHosts.of(List.of());
    private static final AllowedHosts LOCAL = AllowedHosts.of(List.of("localhost:8090"));

    @ParameterizedTest
    @CsvSource({
        "https://example.com, example.com, 443, /",
        "https://Hooks.Example.com:8443/a/b?c=d%20e, hooks.example.com, 8443, /a/b?c=d%20e",
        "HTTPS://example.com/, example.com, 443, /",
        "https://8.8.8.8/x, 8.8.8.8, 443, /x",
        "https://[2a00:1450::1]/x, 2a00:1450::1, 443, /x",
        "https://[2001:db8:0:1:1:1:1:1]/x, 2001:db8:0:1:1:1:1:1, 443, /x",
        "https://[2a00:0:0:1::1]/x, 2a00:0:0:1::1, 443, /x",
        "https://[2A00:1450::ABCD]/x, 2a00:1450::abcd, 443, /x",
        "https://example.com:80/x, example.com, 80, /x",
        "https://xn--bcher-kva.example/x, xn--bcher-kva.example, 443, /x",
        "https://example.com?a=b, example.com, 443, /?a=b",
    })
    void readsWhatIsPlain(String text, String host, int port, String pathAndQuery) {
        assertThat(EndpointUrl.parse(text, NONE)).isEqualTo(new EndpointUrl(true, host, port, pathAndQuery, false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.com",
                "http://example.com/",
                "ftp://example.com/",
                "file:///etc/passwd",
                "https:example.com",
                "https://",
                "https:///path",
                "https://user:password@example.com/",
                "https://user@example.com/",
                "https://example.com@127.0.0.1/",
                "https://example.com/#fragment",
                "https://example.com:/",
                "https://example.com:0/",
                "https://example.com:0443/",
                "https://example.com:00008443/",
                "https://[2a00:1450::1]:0443/",
                "https://[2a00:1450:0:0:0:0:0:1]/",
                "https://[2a00:1450::0:1]/",
                "https://[2a00:1450::0001]/",
                "https://[2a00:1450:0000::1]/",
                "https://[2001:db8::1:1:1:1:1]/",
                "https://[2a00::1:0:0:0:1]/",
                "https://example.com:65536/",
                "https://example.com:-1/",
                "https://example.com:443:443/",
                "https://localhost/",
                "https://intranet/",
                "https://example.com./",
                "https://.example.com/",
                "https://exa..mple.com/",
                "https://-example.com/",
                "https://example.com\\@127.0.0.1/",
                "https://exam ple.com/",
                "https://example.com/\r\nHost: other",
                "https://example.com/\u0000",
                "https://ex\u00e4mple.com/",
                "https://127\u30020.0.1/",
                "https://\u2460\u2461\u2466.0.0.1/",
                "https://%31%32%37.0.0.1/",
                "https://127.1/",
                "https://127.0.1/",
                "https://2130706433/",
                "https://0x7f000001/",
                "https://0x7f.0.0.1/",
                "https://0x7f.1/",
                "https://017700000001/",
                "https://0177.0.0.1/",
                "https://127.0.0.01/",
                "https://127.0.0.1./",
                "https://256.256.256.256/",
                "https://1.2.3.4.5/",
                "https://a.1/",
                "https://a.0x1/",
                "https://[::1]/",
                "https://[::]/",
                "https://[::ffff:127.0.0.1]/",
                "https://[::ffff:7f00:1]/",
                "https://[::127.0.0.1]/",
                "https://[fe80::1%25eth0]/",
                "https://[fe80::1%eth0]/",
                "https://[64:ff9b::7f00:1]/",
                "https://[fc00::1]/",
                "https://[v1.fe80]/",
                "https://[2a00:1450::1/",
                "//example.com/",
                "javascript:alert(1)",
                "gopher://example.com:70/",
                "https://example.com:80a/"
            })
    void refusesEverythingElse(String text) {
        assertThatExceptionOfType(UrlRefused.class).isThrownBy(() -> EndpointUrl.parse(text, NONE));
    }

    @Test
    void refusesAVeryLongUrl() {
        var text = "https://example.com/" + "a".repeat(2048);

        assertThatExceptionOfType(UrlRefused.class).isThrownBy(() -> EndpointUrl.parse(text, NONE));
    }

    @Test
    void letsDevelopmentHostsBePlainHttp() {
        assertThat(EndpointUrl.parse("http://localhost:8090/hook", LOCAL).isAllowed())
                .isTrue();
        assertThatExceptionOfType(UrlRefused.class)
                .isThrownBy(() -> EndpointUrl.parse("http://localhost:8091/hook", LOCAL));
    }

    @Test
    void refusesANameOfWhichOneAddressIsNotPublic() throws UnknownHostException {
        var url = EndpointUrl.parse("https://example.com/", NONE);
        var mixed = List.of(InetAddress.getByName("8.8.8.8"), InetAddress.getByName("127.0.0.1"));

        assertThatExceptionOfType(UrlRefused.class).isThrownBy(() -> url.check(mixed, AddressGuard::isPublic));
    }

    @Test
    void letsDevelopmentHostsBeAnywhere() throws UnknownHostException {
        EndpointUrl.parse("http://localhost:8090/hook", LOCAL)
                .check(List.of(InetAddress.getByName("127.0.0.1")), AddressGuard::isPublic);
    }
}
