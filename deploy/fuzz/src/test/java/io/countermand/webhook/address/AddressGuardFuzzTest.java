package io.countermand.webhook.address;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** No address is public that Java, for one, takes for private, nor one that carries a private one inside. */
class AddressGuardFuzzTest {

    private static final int V4 = 4;
    private static final int V6 = 16;

    @FuzzTest
    void whatIsPublicIsPublicToJavaToo(byte[] input) throws UnknownHostException {
        if (input.length >= V4) {
            isAgreedOn(InetAddress.getByAddress(Arrays.copyOf(input, V4)));
        }
        if (input.length >= V6) {
            isAgreedOn(InetAddress.getByAddress(Arrays.copyOf(input, V6)));
        }
    }

    private static void isAgreedOn(InetAddress address) throws UnknownHostException {
        if (AddressGuard.isPublic(address)) {
            assertThat(Privacy.isPrivate(address)).as("%s", address).isFalse();
        }
    }
}
