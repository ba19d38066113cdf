package io.countermand.api.badinput;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.restassured.RestAssured;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** Clients, each on a connection of its own, that sent something and wait. */
record Crowd(List<Socket> connections) {

    static Crowd of(int clients, String sent) throws IOException {
        var connections = new ArrayList<Socket>();
        for (int i = 0; i < clients; i++) {
            var connection = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port);
            connections.add(connection);
            connection.getOutputStream().write(sent.getBytes(ISO_8859_1));
        }
        return new Crowd(connections);
    }

    /** Everything that comes until the server closes. */
    List<String> answers() throws IOException {
        var answers = new ArrayList<String>();
        for (var connection : connections) {
            answers.add(new String(connection.getInputStream().readAllBytes(), ISO_8859_1));
            connection.close();
        }
        return answers;
    }

    /** The connections are reset, not closed in order: the server learns of it in the middle of its work. */
    void hangUp() throws IOException {
        for (var connection : connections) {
            connection.setSoLinger(true, 0);
            connection.close();
        }
    }
}
