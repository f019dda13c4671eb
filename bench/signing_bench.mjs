// Commitments signed at 64 connections, durable, each request by another person in a session of its own that the server
// has not seen before: with group commit beside one commit a write, alternating, on copies of one province.
// Usage: signing_bench.mjs [ROUNDS [SECONDS [PEOPLE]]]
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Site, freePort } from '../tests/support/site.mjs';

const goalPerSecond = 15_000;
const connections = 64;
const [rounds, seconds, people] = [Number(process.argv[2] ?? 5), Number(process.argv[3] ?? 1), Number(process.argv[4] ?? 150_000)];
const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

function load(side, duration) {
  const words = [side.site.port, connections, duration, '--header', 'Accept: application/json', '--header',
    'Content-Type: application/json', '--sessions', join(side.data, 'sessions.txt'), '--first', side.signed, '--body',
    '{"number":1,"agree":"on"}', '/commitments/1/signatures'].map(String);
  const result = JSON.parse(execFileSync('build/release/http_load', words, { encoding: 'utf8' }));
  if (Object.keys(result.statuses).join() !== '201') throw new Error(`not every signature was taken: ${JSON.stringify(result)}`);
  side.signed += result.requests;
  if (side.signed > people) throw new Error('everybody has signed: more PEOPLE are needed');
  return result;
}

/** The counts of the province as the page gives them: every signature answered is counted, and no other. */
async function checkCounts({ name, site, data, signed }) {
  const [cookie] = readFileSync(join(data, 'sessions.txt'), 'utf8').split('\n', 1)[0].split('\t');
  await new Promise((done) => setTimeout(done, 2500));  // the picture of a whole province is so old at most
  const answer = await fetch(`${site.base}/commitments/1/coverage`, { headers: { accept: 'application/json', cookie: cookie.slice(8) } });
  const { counts } = await answer.json();
  if (counts.signed !== signed) throw new Error(`${name}: ${signed} signatures were answered, ${counts.signed} are counted`);
}

const origin = mkdtempSync(join(tmpdir(), 'vungxanh-bench-'));
const sides = [];
try {
  execFileSync('build/release/signing_load', [origin, people, people].map(String));
  for (const [name, options] of [['group commit', []], ['one commit a write', ['--one-commit-per-write']]]) {
    const data = mkdtempSync(join(tmpdir(), 'vungxanh-bench-'));
    cpSync(origin, data, { recursive: true });
    const site = new Site('build/release/vungxanh', { data, port: await freePort(), options });
    sides.push({ name, site, data, signed: 0, runs: [] });
    await site.start();
  }
  for (const side of sides) load(side, 0.5);  // warm
  for (let round = 0; round < rounds; ++round) for (const side of sides) side.runs.push(load(side, seconds));
  for (const side of sides) await checkCounts(side);
  for (const { name, runs } of sides)
    console.log(`${name.padEnd(20)} ${median(runs.map((run) => run.per_second))} signatures/s, p50 ` +
      `${median(runs.map((run) => run.p50_us))} us, p99 ${median(runs.map((run) => run.p99_us))} us`);
  const rate = median(sides[0].runs.map((run) => run.per_second));
  const ratio = median(sides[0].runs.map((run, i) => run.per_second / sides[1].runs[i].per_second));
  console.log(`ratio ${ratio.toFixed(1)}; ${rate} signatures/s (goal ${goalPerSecond})`);
  process.exitCode = rate >= goalPerSecond ? 0 : 1;
} finally {
  for (const { site } of sides) await site.stop('SIGKILL');
  for (const folder of [origin, ...sides.map(({ data }) => data)]) rmSync(folder, { recursive: true, force: true });
}
