// Checks a webhook with Node alone: node verify.mjs BODY-FILE WEBHOOK-ID WEBHOOK-TIMESTAMP WEBHOOK-SIGNATURE KEY...
// A KEY is whsec_ and the shared secret (v1), or the "x" of a key of /.well-known/jwks.json (v1a). One that fits is enough.
import { createHmac, createPublicKey, timingSafeEqual, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

/**
 * Whatever a stranger sends as headers, the answer is false and never an error.
 * @param body the bytes as received: parsing and writing JSON again would change them
 */
export function isGenuine(body, id, timestamp, signatures, keys) {
  if (!isOfNow(timestamp)) return false;
  const signed = Buffer.concat([Buffer.from(`${id}.${timestamp}.`), body]);
  return signatures.split(' ').some((entry) => {
    const [version, signature = ''] = entry.split(',');
    const given = Buffer.from(signature, 'base64');
    if (version === 'v1') return keys.some((key) => key.startsWith('whsec_') && isHmac(signed, given, key));
    if (version === 'v1a') return keys.some((key) => !key.startsWith('whsec_') && isEd25519(signed, given, key));
    return false;
  });
}

export function isOfNow(timestamp) {
  return /^[0-9]{1,12}$/.test(timestamp) && Math.abs(Date.now() / 1000 - Number(timestamp)) < 300;
}

function isHmac(signed, given, key) {
  const expected = createHmac('sha256', Buffer.from(key.slice('whsec_'.length), 'base64')).update(signed).digest();
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function isEd25519(signed, given, x) {
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  return verify(null, signed, key, given);
}

function main([file, id, timestamp, signatures, ...keys]) {
  if (keys.length === 0) {
    console.error('usage: verify.mjs BODY-FILE WEBHOOK-ID WEBHOOK-TIMESTAMP WEBHOOK-SIGNATURE KEY...');
    return 2;
  }
  const genuine = isGenuine(readFileSync(file), id, timestamp, signatures, keys);
  console.log(genuine ? 'genuine' : isOfNow(timestamp) ? 'no signature fits' : 'too old or from the future');
  return genuine ? 0 : 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.exit(main(process.argv.slice(2)));
