package io.countermand.webhook.subscription;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.countermand.edge.Edge;
import io.countermand.edge.page.PageAsked;
import io.countermand.edge.refusal.Catalogue;
import io.countermand.edge.refusal.Refusal;
import io.countermand.webhook.event.Category;
import io.countermand.webhook.event.EventType;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What can be subscribed to, as documented. */
@Path(Edge.BASE + "/webhooks/eventtypes")
@Produces(MediaType.APPLICATION_JSON)
public class EventTypesResource {

    private static final List<CategoryView> ALL = Arrays.stream(EventType.values())
            .collect(groupingBy(
                    EventType::category, () -> new EnumMap<>(Category.class), mapping(EventType::wireName, toList())))
            .entrySet()
            .stream()
            .map(entry -> new CategoryView(entry.getKey(), entry.getValue()))
            .toList();

    /** A category and what it consists of. */
    public record CategoryView(Category category, List<String> eventTypes) {

        long number() {
            return category.ordinal() + 1L;
        }
    }

    @GET
    public Page<CategoryView> list(@RestQuery @Nullable String category, @BeanParam PageRequest wanted) {
        var asked = wanted.numbered();
        var read = inDirection(asked)
                .filter(one -> category == null || one.category() == known(category))
                .limit(asked.rowsToRead())
                .toList();
        return Page.of(read, asked, one -> List.of(one.number()), one -> one);
    }

    private static Stream<CategoryView> inDirection(PageAsked asked) {
        var beside = asked.key().isEmpty() ? 0 : asked.key().getFirst();
        return asked.backwards()
                ? ALL.stream()
                        .filter(one -> one.number() < beside)
                        .sorted(Comparator.comparing(CategoryView::number).reversed())
                : ALL.stream().filter(one -> one.number() > beside);
    }

    private static Category known(String name) {
        return Arrays.stream(Category.values())
                .filter(category -> category.name().equals(name))
                .findAny()
                .orElseThrow(() -> Refusal.invalid(
                        "category",
                        Catalogue.NOT_ALLOWED_VALUE,
                        String.join(
                                ", ",
                                Arrays.stream(Category.values()).map(Enum::name).toList())));
    }
}
