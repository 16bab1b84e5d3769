// Cloudflare's own SDK, generated from Cloudflare's description of its API, against the emulator. Our client and our
// emulator come from the same hands and could share a mistake; the SDK does not know either of them.
//
// node check.mjs API_URL ZONE_ID CERTIFICATE_FILE PRIVATE_KEY_FILE; ends with 0 and "ok" when everything is as it should.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import Cloudflare from 'cloudflare';

const [baseURL, zone_id, certificateFile, privateKeyFile] = process.argv.slice(2);
const client = new Cloudflare({ baseURL, apiToken: 'any', maxRetries: 0 });
const aop = client.originTLSClientAuth;
const hostname = 'www.example.com';

async function all(list) {
  const items = [];
  for await (const item of list) items.push(item);
  return items;
}

async function until(what, read, wanted) {
  for (let i = 0; i < 50; i++) {
    const seen = await read();
    if (wanted(seen)) return seen;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  assert.fail(`never: ${what}`);
}

async function refused(promise, status, code) {
  await assert.rejects(promise, (error) => {
    assert.equal(error.status, status);
    assert.equal(error.errors[0].code, code);
    return true;
  });
}

const upload = {
  zone_id,
  certificate: readFileSync(certificateFile, 'utf8'),
  private_key: readFileSync(privateKeyFile, 'utf8'),
};
const uploaded = await aop.hostnameCertificates.create(upload);
assert.match(uploaded.id, /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
assert.match(uploaded.serial_number, /^[0-9]+$/);
assert.match(uploaded.signature, /^ECDSA-SHA256$/);
assert.ok(uploaded.certificate.endsWith('-----END CERTIFICATE-----\n'));
assert.match(uploaded.uploaded_on, /^[-0-9]{10}T[:0-9]{8}\.[0-9]{5,6}Z$/);
assert.ok(!('private_key' in uploaded));
await refused(aop.hostnameCertificates.create(upload), 400, 1406);

const listed = await all(aop.hostnameCertificates.list({ zone_id }));
assert.deepEqual(listed.map((certificate) => certificate.id), [uploaded.id]);
await until(
  'certificate active',
  () => aop.hostnameCertificates.get(uploaded.id, { zone_id }),
  (certificate) => certificate.status === 'active',
);

await assert.rejects(aop.hostnames.get(hostname, { zone_id }), (error) => error.status === 404);
const change = (enabled) =>
  all(aop.hostnames.update({ zone_id, config: [{ hostname, cert_id: uploaded.id, enabled }] }));
const [set] = await change(true);
assert.equal(set.hostname, hostname);
assert.equal(set.cert_id, uploaded.id);
const active = await until(
  'association active',
  () => aop.hostnames.get(hostname, { zone_id }),
  (association) => association.status === 'active',
);
assert.equal(active.enabled, true);
assert.equal(active.cert_status, 'active');

await refused(aop.hostnameCertificates.delete(uploaded.id, { zone_id }), 400, 1433);
const [removed] = await change(null);
assert.equal(removed.enabled, null);
await until(
  'association gone',
  () => aop.hostnames.get(hostname, { zone_id }).catch((error) => error),
  (association) => association.status === 404,
);
const deleted = await aop.hostnameCertificates.delete(uploaded.id, { zone_id });
assert.equal(deleted.status, 'pending_deletion');

const zoneWide = await aop.zoneCertificates.create(upload);
assert.equal((await all(aop.zoneCertificates.list({ zone_id })))[0].id, zoneWide.id);
assert.equal((await aop.settings.get({ zone_id })).enabled, false);
assert.equal((await aop.settings.update({ zone_id, enabled: true })).enabled, true);
await refused(
  all(aop.hostnames.update({ zone_id, config: [{ hostname, cert_id: zoneWide.id, enabled: true }] })),
  400,
  1415,
);

const [zone] = await all(client.zones.list({ name: 'example.com' }));
assert.equal(zone.id, zone_id);
assert.equal((await client.zones.settings.get('ssl', { zone_id })).value, 'full');
assert.equal((await client.user.tokens.verify()).status, 'active');
await client.dns.records.create({ zone_id, type: 'A', name: hostname, content: '192.0.2.1', proxied: true, ttl: 1 });
assert.equal((await all(client.dns.records.list({ zone_id, type: 'A' })))[0].content, '192.0.2.1');
const account_id = zone.account.id;
const policy = await client.alerting.policies.create({
  account_id,
  name: 'expiry',
  alert_type: 'hostname_aop_custom_certificate_expiration_type',
  enabled: true,
  mechanisms: { email: [{ id: 'someone@example.com' }] },
});
assert.equal((await all(client.alerting.policies.list({ account_id })))[0].id, policy.id);
console.log('ok');
