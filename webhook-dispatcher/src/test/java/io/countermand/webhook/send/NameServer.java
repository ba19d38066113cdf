package io.countermand.webhook.send;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.dns.AddressResolverOptions;
import io.vertx.core.dns.DnsClient;
import io.vertx.core.dns.DnsClientOptions;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A name server in the hands of an attacker: it answers each question for a name as it is told, and nothing may be kept. */
final class NameServer implements AutoCloseable {

    private static final int HEADER_BYTES = 12;
    private static final int A = 1;
    private static final int AAAA = 28;
    private static final int ANSWER = 0x8180;
    private static final int NO_SUCH_NAME = 0x8183;

    /** What a name leads to the n-th time that somebody asks, from 0. */
    interface Zone {
        List<String> answers(int time);
    }

    /** A question for one type of address. */
    record Question(String name, int type, byte[] encoded) {

        static Question of(DatagramPacket packet) {
            var labels = new ArrayList<String>();
            var at = HEADER_BYTES;
            var data = packet.getData();
            for (; data[at] != 0; at += data[at] + 1) {
                labels.add(new String(data, at + 1, data[at], US_ASCII).toLowerCase(Locale.ROOT));
            }
            var end = at + 1 + 4;
            var encoded = new byte[end - HEADER_BYTES];
            System.arraycopy(data, HEADER_BYTES, encoded, 0, encoded.length);
            return new Question(String.join(".", labels), data[at + 2], encoded);
        }
    }

    private final DatagramSocket socket = new DatagramSocket(new InetSocketAddress("127.0.0.1", 0));
    private final Map<String, Zone> zones = new ConcurrentHashMap<>();
    private final List<Question> asked = new CopyOnWriteArrayList<>();

    NameServer() throws IOException {
        Thread.ofVirtual().start(this::answerUntilClosed);
    }

    /** Whoever resolves a name in it asks this server, the HTTP client too. */
    Vertx vertx() {
        var resolver = new AddressResolverOptions()
                .addServer("127.0.0.1:" + socket.getLocalPort())
                .setCacheMaxTimeToLive(0)
                .setHostsValue(Buffer.buffer());
        return Vertx.vertx(new VertxOptions().setAddressResolverOptions(resolver));
    }

    void answer(String name, Zone zone) {
        zones.put(name.toLowerCase(Locale.ROOT), zone);
    }

    List<Question> asked() {
        return asked;
    }

    /** One that asks for both families each time and keeps nothing. */
    Resolver resolver(Vertx vertx) {
        var client = vertx.createDnsClient(
                new DnsClientOptions().setHost("127.0.0.1").setPort(socket.getLocalPort()));
        return host -> isLiteral(host) ? List.of(InetAddress.getByName(host)) : resolve(client, host);
    }

    private static boolean isLiteral(String host) {
        return host.indexOf(':') >= 0 || host.matches("[0-9.]+");
    }

    private static List<InetAddress> resolve(DnsClient client, String host) throws UnknownHostException {
        var v4 = client.resolveA(host).otherwise(List.of());
        var v6 = client.resolveAAAA(host).otherwise(List.of());
        var found = new ArrayList<InetAddress>();
        for (var text : Stream.of(v4, v6)
                .flatMap(answer -> answer.toCompletionStage().toCompletableFuture().join().stream())
                .toList()) {
            found.add(InetAddress.getByName(text));
        }
        if (found.isEmpty()) {
            throw new UnknownHostException(host);
        }
        return found;
    }

    private void answerUntilClosed() {
        try {
            while (true) {
                var packet = new DatagramPacket(new byte[512], 512);
                socket.receive(packet);
                var question = Question.of(packet);
                var answer = answer(packet, question);
                socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
            }
        } catch (IOException e) {
            if (!socket.isClosed()) {
                throw new IllegalStateException("the name server broke", e);
            }
        }
    }

    private byte[] answer(DatagramPacket packet, Question question) throws UnknownHostException {
        var time = (int) asked.stream()
                .filter(before -> before.name().equals(question.name()) && before.type() == question.type())
                .count();
        asked.add(question);
        var zone = zones.get(question.name());
        return message(packet, question, zone == null ? null : addresses(zone.answers(time), question.type()));
    }

    private static List<byte[]> addresses(List<String> texts, int type) throws UnknownHostException {
        var addresses = new ArrayList<byte[]>();
        for (var text : texts) {
            if (type == (text.indexOf(':') >= 0 ? AAAA : A)) {
                addresses.add(bytes(text));
            }
        }
        return addresses;
    }

    /** Java makes an IPv4 address of a mapped one; on the wire it is still 16 bytes. */
    private static byte[] bytes(String text) throws UnknownHostException {
        var address = InetAddress.getByName(text);
        if (text.indexOf(':') < 0 || address instanceof Inet6Address) {
            return address.getAddress();
        }
        return ByteBuffer.allocate(16)
                .putShort(10, (short) -1)
                .put(12, address.getAddress())
                .array();
    }

    private static byte[] message(DatagramPacket packet, Question question, @Nullable List<byte[]> addresses) {
        var message = ByteBuffer.allocate(1024);
        message.put(packet.getData(), 0, 2)
                .putShort((short) (addresses == null ? NO_SUCH_NAME : ANSWER))
                .putShort((short) 1)
                .putShort((short) (addresses == null ? 0 : addresses.size()))
                .putInt(0)
                .put(question.encoded());
        for (var address : addresses == null ? List.<byte[]>of() : addresses) {
            message.putShort((short) (0xC000 | HEADER_BYTES))
                    .putShort((short) question.type())
                    .putShort((short) 1)
                    .putInt(0)
                    .putShort((short) address.length)
                    .put(address);
        }
        var bytes = new byte[message.position()];
        message.flip().get(bytes);
        return bytes;
    }

    @Override
    public void close() {
        socket.close();
    }
}
