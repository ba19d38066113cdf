package io.countermand.webhook.delivery;

import java.util.Map;

/** What is sent in one attempt. */
public record Post(String url, Map<String, String> headers, byte[] body) {}
