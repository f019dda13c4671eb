// How long pages take at 64 connections with all areas of the country, 3,000 organisations and 5,000 documents.
// Usage: page_latency_bench.mjs [SECONDS a page]
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Site, freePort, post, signInAdministrator } from '../tests/support/site.mjs';

const goalMs = 30;
const connections = 64;
const organisationCount = 3000;
const documentCount = 5000;
const filesAtOnce = 50;
const seconds = Number(process.argv[2] ?? 2);

const pages = ['/', '/areas', '/areas/26', '/organisations', '/organisations?q=phong', '/documents', '/documents?q=thi+dua',
  '/documents/tree', '/campaigns', '/search?q=van+phong', '/public'];

/** The administrator may also do a secretary's work, everywhere. */
async function giveSecretaryRole(site, token) {
  const { items } = await (await fetch(`${site.base}/admin/accounts`,
    { headers: { accept: 'application/json', authorization: `Bearer ${token}` } })).json();
  await post(site.base, `/admin/accounts/${items.find((one) => one.login_name === 'quantri').id}/grants`, { role: 'emulation_secretary', valid_from: '2021-01-01' }, token);
}

async function makeOrganisations(site, token) {
  const kinds = ['department', 'room', 'centre', 'school'];
  const parents = [];
  for (let i = 0; i < organisationCount; ++i) {
    const parent = i < 40 ? undefined : parents[i % 40];
    const made = await post(site.base, '/organisations', { parent, kind: kinds[i % kinds.length],
      name: `Phòng Nghiệp vụ số ${i + 1}`, valid_from: '2021-01-01' }, token);
    if (i < 40) parents.push(made.id);
  }
}

/** A generated plan, of the length and form of a short real one. */
const planText = (i) => `ỦY BAN NHÂN DÂN\nTỈNH MẪU SỐ ${i % 63}\n\nSố: ${i + 1}/KH-UBND\n\nKẾ HOẠCH\n` +
  `Phát động phong trào thi đua chuyên đề số ${i + 1}\n\nI. MỤC ĐÍCH, YÊU CẦU\n1. Mục đích\n` +
  Array.from({ length: 12 }, (_, k) => `- Nội dung thứ ${k + 1} của kế hoạch ${i + 1}: giữ vững địa bàn an toàn.`).join('\n') +
  '\nII. TỔ CHỨC THỰC HIỆN\n1. Các đơn vị triển khai kế hoạch này.\n';

async function makeDocuments(site, token) {
  for (let from = 0; from < documentCount; from += filesAtOnce) {
    const form = new FormData();
    for (let i = from; i < from + filesAtOnce; ++i) form.append('files', new Blob([planText(i)], { type: 'text/plain' }), `ke-hoach-${i}.txt`);
    const answer = await fetch(`${site.base}/documents/upload`, { method: 'POST', body: form,
      headers: { accept: 'application/json', authorization: `Bearer ${token}` } });
    if (answer.status !== 201) throw new Error(`documents are not taken: ${answer.status} ${await answer.text()}`);
  }
}

function load(site, headers, paths) {
  const words = [site.port, connections, seconds, ...headers.flatMap((one) => ['--header', one]), ...paths].map(String);
  return JSON.parse(execFileSync('build/release/http_load', words, { encoding: 'utf8' }));
}

const data = mkdtempSync(join(tmpdir(), 'vungxanh-bench-'));
const site = new Site('build/release/vungxanh', { data, port: await freePort() });
try {
  const token = await signInAdministrator(site);
  await giveSecretaryRole(site, token);
  await makeOrganisations(site, token);
  await makeDocuments(site, token);
  const headers = [`Cookie: vx_session=${token}`, 'Accept: text/html', 'Accept-Encoding: gzip'];
  let slowest = 0;
  for (const page of [...pages.map((one) => [one]), pages]) {
    const result = load(site, headers, page);
    const good = Object.keys(result.statuses).join() === '200';
    slowest = Math.max(slowest, result.p99_us / 1000);
    console.log(`${(page.length > 1 ? 'all together' : page[0]).padEnd(26)} ${String(result.per_second).padStart(7)}/s  ` +
      `p50 ${(result.p50_us / 1000).toFixed(1)} ms  p99 ${(result.p99_us / 1000).toFixed(1)} ms` +
      (good ? '' : `  ${JSON.stringify(result.statuses)}`));
    if (!good) process.exitCode = 1;
  }
  console.log(`slowest p99 ${slowest.toFixed(1)} ms (goal ${goalMs})`);
  if (slowest > goalMs) process.exitCode = 1;
} finally {
  await site.stop('SIGKILL');
  rmSync(data, { recursive: true, force: true });
}
