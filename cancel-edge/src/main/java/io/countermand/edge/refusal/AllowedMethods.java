package io.countermand.edge.refusal;

import io.quarkus.resteasy.reactive.server.runtime.ResteasyReactiveRecorder;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;
import org.jboss.resteasy.reactive.server.util.RuntimeResourceVisitor;

/** Which methods a path takes: what a 405 must say in its Allow header, and the framework does not. */
@ApplicationScoped
class AllowedMethods {

    private final List<Offer> offers = offers();

    String at(String path) {
        var methods = new TreeSet<String>();
        offers.stream().filter(offer -> offer.path.matcher(path).matches()).forEach(offer -> methods.add(offer.method));
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        methods.add("OPTIONS");
        return String.join(", ", methods);
    }

    private static List<Offer> offers() {
        var offers = new ArrayList<Offer>();
        var classes = ResteasyReactiveRecorder.getCurrentDeployment().getClassMappers();
        RuntimeResourceVisitor.visitRuntimeResources("", classes, new RuntimeResourceVisitor() {
            @Override
            public void visitRuntimeResource(String method, String path, RuntimeResource resource) {
                offers.add(new Offer(pattern(path), method));
            }
        });
        return offers;
    }

    /** Only plain templates are used here: a name in braces is one segment. */
    private static Pattern pattern(String template) {
        return Pattern.compile(template.replaceAll("\\{[^}]*}", "[^/]+") + "/?");
    }

    private record Offer(Pattern path, String method) {}
}
