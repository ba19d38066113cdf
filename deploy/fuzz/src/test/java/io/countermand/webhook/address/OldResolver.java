package io.countermand.webhook.address;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Addresses as the C library's inet_aton reads them: one to four numbers, decimal, octal or hexadecimal, of which the last fills
 * what is left. The guard has to refuse every such spelling but the plain one.
 */
final class OldResolver {

    private static final Pattern NUMBERS =
            Pattern.compile("(0[xX][0-9a-fA-F]{1,8}|[0-9]{1,11})(\\.(0[xX][0-9a-fA-F]{1,8}|[0-9]{1,11})){0,3}");

    private OldResolver() {}

    static boolean reads(String host) {
        return NUMBERS.matcher(host).matches();
    }

    static InetAddress address(String host) throws UnknownHostException {
        var numbers =
                List.of(host.split("\\.")).stream().map(OldResolver::number).toList();
        var bits = 0L;
        for (int i = 0; i < numbers.size() - 1; i++) {
            bits |= numbers.get(i) << Byte.SIZE * (3 - i);
        }
        bits |= numbers.getLast();
        return InetAddress.getByAddress(
                new byte[] {(byte) (bits >> 24), (byte) (bits >> 16), (byte) (bits >> 8), (byte) bits});
    }

    private static long number(String text) {
        var isHex = text.startsWith("0x") || text.startsWith("0X");
        var isOctal = !isHex && text.length() > 1 && text.startsWith("0") && text.matches("[0-7]+");
        return isHex ? Long.parseLong(text.substring(2), 16) : Long.parseLong(text, isOctal ? 8 : 10);
    }
}
