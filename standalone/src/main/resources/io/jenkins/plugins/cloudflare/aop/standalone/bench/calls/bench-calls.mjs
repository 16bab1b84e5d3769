// What one would write with the official SDK: look at what the zone holds, upload what is missing, and point each
// hostname at its certificate as the SDK's documentation shows it. Arguments: the SDK, the API's URL, how many
// certificates there are, and how many hostnames.
import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const [sdk, baseURL, certificates, hostnames] = process.argv.slice(2);
const { default: Cloudflare } = await import(pathToFileURL(sdk));
const client = new Cloudflare({ apiToken: 'any', baseURL });
const { hostnameCertificates, hostnames: associations } = client.originTLSClientAuth;

let zone_id;
for await (const zone of client.zones.list({ name: 'example.com' })) {
  zone_id = zone.id;
}
const held = new Map();
for await (const one of hostnameCertificates.list({ zone_id })) {
  held.set(new X509Certificate(one.certificate).fingerprint256, one.id);
}
for (let i = 0; i < certificates; i++) {
  const [certificate, private_key] = ['crt', 'key'].map((kind) =>
    readFileSync(new URL(`client-${i}.${kind}`, import.meta.url), 'utf8'),
  );
  const cert_id =
    held.get(new X509Certificate(certificate).fingerprint256) ??
    (await hostnameCertificates.create({ zone_id, certificate, private_key })).id;
  const from = Math.floor((i * hostnames) / certificates);
  const to = Math.floor(((i + 1) * hostnames) / certificates);
  for (let j = from; j < to; j++) {
    await associations.update({ zone_id, config: [{ hostname: `h${j}.example.com`, cert_id, enabled: true }] });
  }
}
