package io.countermand.local.provider;

import io.countermand.local.client.Answer;
import io.countermand.local.client.Http;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** What a provider's other customers and its operator do: authorise, capture, look, set faults. */
public final class ProviderDesk {

    private final String url;
    private final Http http;

    /** @param url of a provider that runs */
    public ProviderDesk(String url) {
        this(url, LocalProvider.PASSWORD);
    }

    ProviderDesk(String url, String password) {
        this.url = url;
        this.http = new Http(url, LocalProvider.USER, password);
    }

    public String url() {
        return url;
    }

    /** Reserves money. @param currency ISO 4217 */
    public void authorize(String transactionId, BigDecimal gross, BigDecimal tax, String currency) {
        var price = Map.of(
                "grossAmount", gross.toPlainString(), "taxAmount", tax.toPlainString(), "currencyIso3", currency);
        http.post(
                        "/transaction",
                        Map.of("transactionId", transactionId, "paymentItems", List.of(Map.of("price", price))))
                .expect(200, "authorising " + transactionId);
    }

    public void capture(String transactionId) {
        http.put("/transaction/" + transactionId).expect(200, "capturing " + transactionId);
    }

    /** As somebody else who has access: under a key of their own. */
    public void refund(String transactionId, BigDecimal gross, String key) {
        var item = Map.of("grossAmount", gross.toPlainString(), "taxAmount", "0.00");
        http.delete(
                        "/transaction/" + transactionId,
                        Map.of("paymentItems", List.of(item), "externalTransactionId", key))
                .expect(200, "refunding " + transactionId);
    }

    public Answer read(String transactionId) {
        return http.get("/transaction/" + transactionId);
    }

    /** See {@link Faults}. */
    public void setFaults(Map<String, Object> faults) {
        http.post("/control/faults", faults).expect(200, "setting faults");
    }
}
