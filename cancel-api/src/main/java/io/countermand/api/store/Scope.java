package io.countermand.api.store;

import io.countermand.edge.access.Caller;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.regex.Pattern;

/**
 * What a caller may see, as SQL: every statement is built on one of these texts, so that foreign and absent look alike. Their
 * first four arguments are those of {@link #arguments}.
 */
public final class Scope {

    private static final String SEES_ACCOUNT = seesAccount(3, 4);

    /** {@code o} is the order with the given reference id, {@code c} its customer, {@code a} its account. */
    public static final String OWN_ORDER = """
            (select * from cancellation.orders where reference_order_id = $1 and platform_id = $2) o
            join cancellation.customer c on c.id = o.customer_id
            join cancellation.account a on a.id = o.account_id""" + SEES_ACCOUNT;

    /** {@code a} is the account with the given identifier, {@code c} its customer. */
    public static final String OWN_ACCOUNT = """
            (select * from cancellation.account where identifier = $1 and platform_id = $2) a
            join cancellation.customer c on c.id = a.customer_id""" + SEES_ACCOUNT;

    /** Every order {@code o} the caller may see; its first three arguments are those of {@link #arguments(Caller)}. */
    public static final String OWN_ORDERS = """
            (select * from cancellation.orders where platform_id = $1) o
            join cancellation.customer c on c.id = o.customer_id
            join cancellation.account a on a.id = o.account_id""" + seesAccount(2, 3);

    private static final Pattern IDENTIFIER = Pattern.compile("[-a-zA-Z0-9]{5,100}");

    private Scope() {}

    /** The documented form of customer and account identifiers; nobody can have another one. */
    public static boolean isIdentifier(String text) {
        return IDENTIFIER.matcher(text).matches();
    }

    private static String seesAccount(int customers, int accounts) {
        return """
                 and ($%1$d::text[] is null or c.identifier = any ($%1$d))
                 and ($%2$d::text[] is null or a.identifier = any ($%2$d))
                """.formatted(customers, accounts);
    }

    /** The arguments $1 to $3 of {@link #OWN_ORDERS}. */
    public static Tuple arguments(Caller caller) {
        return Tuple.tuple()
                .addInteger(caller.platformId())
                .addArrayOfString(caller.customersOrAll())
                .addArrayOfString(caller.accountsOrAll());
    }

    /** The arguments $1 to $4. */
    public static Tuple arguments(String id, Caller caller) {
        return Tuple.tuple()
                .addString(id)
                .addInteger(caller.platformId())
                .addArrayOfString(caller.customersOrAll())
                .addArrayOfString(caller.accountsOrAll());
    }
}
