#!/bin/sh
# Runs in a container of Kafka's image: a platform, its key, an account with money, and one order that may be cancelled.
set -eu
admin=http://cancel-worker:9082/admin
platform=meadow
order=RA$(date +%y%m%d)-$(date +%H%M)-01
now=$(date -u +%Y-%m-%dT%H:%M:%SZ)

call() {
  wget -q -O - --header "Content-Type: application/json" \
    --header "Authorization: Basic $(printf 'admin:%s' "$ADMIN_KEY" | base64 | tr -d '\n')" --post-data "$2" "$admin$1"
  echo
}

call /platforms "{\"name\":\"$platform\"}" || echo "The platform is there already."
call /platforms/$platform/credentials '{"rights":["READ","CANCEL","WEBHOOK"]}'
call /platforms/$platform/customers '{"customerIdentifier":"meadow-people"}' || true
call /platforms/$platform/customers/meadow-people/accounts '{"accountIdentifier":"meadow-usd","currencyCode":"USD"}' || true
call /platforms/$platform/accounts/meadow-usd/funding '{"amount":"1000.00"}'

item='"status":"COMPLETE","rewardStatus":"ACTIVE","productKind":"REWARD_LINK","issuance":1,"utid":"U561593","etid":"E000000","rewardName":"Reward Link","amountIssued":{"value":60.00,"currencyCode":"USD"},"amountCharged":{"value":60.00,"fee":0.00,"total":60.00,"currencyCode":"USD"},"remainingBalance":60.00'
printf '%s|{"schema":1,"platform":"%s","version":1,"referenceOrderId":"%s","customerIdentifier":"meadow-people","accountIdentifier":"meadow-usd","orderSource":"RA","status":"COMPLETE","createdAt":"%s","totalLineItems":1,"payment":{"kind":"ACCOUNT"},"lineItems":[{"lineNumber":1,%s,"dateIssued":"%s"}]}\n' \
  "$platform/$order" "$platform" "$order" "$now" "$item" "$now" |
  /opt/kafka/bin/kafka-console-producer.sh --bootstrap-server kafka:9092 --topic orders.issued \
    --property parse.key=true --property key.separator='|'

echo "Cancel it with the platform key above:"
echo "  curl -u $platform:KEY -H 'Content-Type: application/json' -d '{\"reasonCode\":\"DUPLICATE\"}' http://localhost:8080/raas/v2/asyncOrders/$order/cancel"
