#!/usr/bin/env bash
# Checks a webhook with bash and openssl 3: verify.sh BODY-FILE WEBHOOK-ID WEBHOOK-TIMESTAMP WEBHOOK-SIGNATURE KEY...
# A KEY is whsec_ and the shared secret (v1), or the "x" of a key of /.well-known/jwks.json (v1a). One that fits is enough.
set -euo pipefail
(($# >= 5)) || { echo "usage: verify.sh BODY-FILE WEBHOOK-ID WEBHOOK-TIMESTAMP WEBHOOK-SIGNATURE KEY..." >&2; exit 2; }
body=$1 id=$2 timestamp=$3
read -ra signatures <<<"$4"
shift 4

# A stranger chose the headers: bash would run commands that stand in what it takes for a number.
[[ $timestamp =~ ^[0-9]{1,12}$ ]] || { echo "webhook-timestamp is not a number of seconds" >&2; exit 1; }
age=$(($(date +%s) - 10#$timestamp))
((age > -300 && age < 300)) || { echo "too old or from the future: $age s" >&2; exit 1; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
{ printf '%s.%s.' "$id" "$timestamp"; cat "$body"; } >"$work/signed"

hex() { od -An -v -tx1 | tr -d ' \n'; }

is_hmac() { # secret, signature
  local key
  key=$(printf '%s' "${1#whsec_}" | openssl base64 -d -A | hex)
  [ -n "$key" ] || return 1
  [ "$(openssl dgst -sha256 -mac HMAC -macopt "hexkey:$key" -binary "$work/signed" | openssl base64 -A)" = "$2" ]
}

is_ed25519() { # x of the key, signature
  { printf '\x30\x2a\x30\x05\x06\x03\x2b\x65\x70\x03\x21\x00'; printf '%s=' "$1" | tr '_-' '/+' | openssl base64 -d -A; } >"$work/key"
  printf '%s' "$2" | openssl base64 -d -A >"$work/signature"
  openssl pkeyutl -verify -pubin -keyform DER -inkey "$work/key" -rawin -in "$work/signed" -sigfile "$work/signature" >/dev/null 2>&1
}

for signature in "${signatures[@]}"; do
  for key in "$@"; do
    case $signature/$key in
      v1,*/whsec_*) if is_hmac "$key" "${signature#v1,}"; then echo genuine; exit 0; fi ;;
      v1a,*/whsec_*) ;;
      v1a,*) if is_ed25519 "$key" "${signature#v1a,}"; then echo genuine; exit 0; fi ;;
    esac
  done
done
echo "no signature fits" >&2
exit 1
