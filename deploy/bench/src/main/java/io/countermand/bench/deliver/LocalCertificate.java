package io.countermand.bench.deliver;

import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A certificate for localhost, made by the JDK's own tool, and whoever is to trust it. */
record LocalCertificate(Path keyStore) {

    private static final String PASSWORD = "changeit";

    static LocalCertificate in(Path folder) throws IOException, InterruptedException {
        var keyStore = folder.resolve("localhost.p12");
        var tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var command = List.of(
                tool,
                "-genkeypair",
                "-alias",
                "receiver",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                keyStore.toString());
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
            throw new IllegalStateException("keytool made no certificate");
        }
        return new LocalCertificate(keyStore);
    }

    HttpServerOptions server() {
        return new HttpServerOptions().setSsl(true).setKeyCertOptions(pfx());
    }

    HttpClientOptions client() {
        return new HttpClientOptions().setTrustOptions(pfx());
    }

    /** For a JVM of its own. */
    String trustedByJvm() {
        return "-Djavax.net.ssl.trustStore=" + keyStore + " -Djavax.net.ssl.trustStorePassword=" + PASSWORD;
    }

    private PfxOptions pfx() {
        return new PfxOptions().setPath(keyStore.toString()).setPassword(PASSWORD);
    }
}
