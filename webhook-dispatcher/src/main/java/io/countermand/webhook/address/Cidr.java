package io.countermand.webhook.address;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** A range of addresses of one family. */
record Cidr(byte[] prefix, int bits) {

    /** @param text such as {@code 10.0.0.0/8}; only ever our own tables */
    static Cidr of(String text) {
        var slash = text.indexOf('/');
        try {
            var address = InetAddress.getByName(text.substring(0, slash)).getAddress();
            return new Cidr(address, Integer.parseInt(text.substring(slash + 1)));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(text + " is no address range", e);
        }
    }

    boolean contains(byte[] address) {
        if (address.length != prefix.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit += Byte.SIZE) {
            int mask = bits - bit >= Byte.SIZE ? 0xFF : 0xFF << (Byte.SIZE - (bits - bit)) & 0xFF;
            int index = bit / Byte.SIZE;
            if ((address[index] & mask) != (prefix[index] & mask)) {
                return false;
            }
        }
        return true;
    }
}
