package io.countermand.webhook.address;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** What Java takes for private, also where it hides: another opinion than the guard's own tables. */
final class Privacy {

    private static final int V4 = 4;

    private Privacy() {}

    static boolean isPrivate(InetAddress address) throws UnknownHostException {
        var bytes = address.getAddress();
        return isPrivateItself(address) || bytes.length > V4 && carriesPrivate(bytes);
    }

    private static boolean isPrivateItself(InetAddress address) {
        return address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || isUniqueLocal(address.getAddress());
    }

    /** fc00::/7, for which Java has no word. */
    private static boolean isUniqueLocal(byte[] bytes) {
        return bytes.length > V4 && (bytes[0] & 0xFE) == 0xFC;
    }

    /** 6to4 behind its first two bytes, Teredo at its end in complement, all others at their end. */
    private static boolean carriesPrivate(byte[] bytes) throws UnknownHostException {
        if (startsWith(bytes, 0x20, 0x02)) {
            return isPrivateAt(bytes, 2);
        }
        if (startsWith(bytes, 0x20, 0x01, 0, 0)) {
            return true; // whatever it carries, a relay would be asked to go there
        }
        var isMappedOrTranslated = startsWith(bytes, 0, 0, 0, 0, 0, 0, 0, 0) || startsWith(bytes, 0, 0x64, 0xFF, 0x9B);
        return isMappedOrTranslated && isPrivateAt(bytes, bytes.length - V4);
    }

    private static boolean isPrivateAt(byte[] bytes, int from) throws UnknownHostException {
        return isPrivateItself(InetAddress.getByAddress(Arrays.copyOfRange(bytes, from, from + V4)));
    }

    private static boolean startsWith(byte[] bytes, int... prefix) {
        for (int i = 0; i < prefix.length; i++) {
            if ((bytes[i] & 0xFF) != prefix[i]) {
                return false;
            }
        }
        return true;
    }
}
