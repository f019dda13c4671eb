// Coverage pages of a commitment that 300,000 people in 10,000 units must sign, a third of them has: latency of each kind
// of page at 64 connections, and while others sign. Usage: coverage_bench.mjs [SECONDS [PEOPLE]]
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Site, freePort } from '../tests/support/site.mjs';

const goalUs = 30_000;
const connections = 64;
const [seconds, people] = [Number(process.argv[2] ?? 3), Number(process.argv[3] ?? 300_000)];
const signers = Math.floor(people / 3);
const units = people / 30;
const rooms = Array.from({ length: 200 }, (_, i) => 42 + ((i * 47) % units));

const pages = {
  'the province': ['/commitments/1/coverage?unit=1'],
  'a department (250 rooms)': Array.from({ length: 40 }, (_, i) => `/commitments/1/coverage?unit=${2 + i}`),
  'a room, by name': rooms.map((unit) => `/commitments/1/coverage?unit=${unit}`),
  'who is missing in the province': ['/commitments/1/coverage?unit=1&state=missing&names=all'],
  'a name in the province': ['/commitments/1/coverage?unit=1&names=all&q=nguyen+anh'],
};

const run = (words) => JSON.parse(execFileSync('build/release/http_load', words.map(String), { encoding: 'utf8' }));

const data = mkdtempSync(join(tmpdir(), 'vungxanh-bench-'));
const site = new Site('build/release/vungxanh', { data, port: await freePort() });
try {
  execFileSync('build/release/signing_load', [data, people, signers].map(String));
  await site.start();
  const [first, ...others] = readFileSync(join(data, 'sessions.txt'), 'utf8').trimEnd().split('\n');
  writeFileSync(join(data, 'sessions.txt'), others.join('\n') + '\n');
  for (let signed = 0; signed < signers * 0.9;) {
    const result = run([site.port, connections, 1, '--header', 'Accept: application/json', '--header', 'Content-Type: application/json',
      '--sessions', join(data, 'sessions.txt'), '--first', signed, '--body', '{"number":1,"agree":"on"}', '/commitments/1/signatures']);
    signed += result.requests;
  }
  let isGood = true;
  const cookie = first.split('\t')[0];
  for (const [name, paths] of Object.entries(pages)) {
    const words = [site.port, connections, seconds, '--header', 'Accept: text/html', '--header', cookie, ...paths];
    run([...words.slice(0, 2), 0.5, ...words.slice(3)]);  // warm
    const result = run(words);
    if (Object.keys(result.statuses).join() !== '200') throw new Error(`${name}: ${JSON.stringify(result.statuses)}`);
    isGood &&= result.p99_us <= goalUs;
    console.log(`${name.padEnd(32)} ${String(result.per_second).padStart(6)} pages/s, p50 ${result.p50_us} us, p99 ${result.p99_us} us`);
  }
  console.log(`goal: p99 ${goalUs} us on each`);
  process.exitCode = isGood ? 0 : 1;
} finally {
  await site.stop('SIGKILL');
  rmSync(data, { recursive: true, force: true });
}
