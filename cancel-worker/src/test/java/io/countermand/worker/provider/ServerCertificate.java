package io.countermand.worker.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A self-signed certificate for one name, made by the JDK's own tool. */
record ServerCertificate(Path keyStore, Path pem) {

    private static final String PASSWORD = "changeit";

    static ServerCertificate of(String name, Path folder) throws IOException, InterruptedException {
        var keyStore = folder.resolve(name + ".p12");
        var pem = folder.resolve(name + ".pem");
        keytool(keyStore, "-genkeypair", "-keyalg", "EC", "-dname", "CN=" + name, "-ext", "san=dns:" + name);
        keytool(keyStore, "-exportcert", "-rfc", "-file", pem.toString());
        return new ServerCertificate(keyStore, pem);
    }

    PfxOptions keys() {
        return new PfxOptions().setPath(keyStore.toString()).setPassword(PASSWORD);
    }

    private static void keytool(Path keyStore, String... what) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(what));
        command.addAll(List.of("-alias", "provider", "-storetype", "PKCS12", "-storepass", PASSWORD));
        command.addAll(List.of("-keystore", keyStore.toString()));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(output).isZero();
    }
}
