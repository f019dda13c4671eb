// An ordinary audited write through the whole stack (session, CSRF, permission, idempotency, audit), durable, at 64
// connections: with group commit beside one commit a write, alternating. Usage: http_write_bench.mjs [ROUNDS [SECONDS]]
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Site, freePort, post, signInAdministrator } from '../tests/support/site.mjs';

const goalPerSecond = 15_000;
const goalRatio = 5;
const connections = 64;
const [rounds, seconds] = [Number(process.argv[2] ?? 5), Number(process.argv[3] ?? 3)];
// Below 1,600 parents, so that each has as many children as a real one.
const roots = 40;
const parents = roots * 40;
const body = '{"name":"Phòng {n}","kind":"room","valid_from":"2021-01-01","parent":{spread}}';

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
const lowerQuartile = (values) => [...values].sort((a, b) => a - b)[values.length >> 2];

/** Organisations 1 to `parents`: departments, each with its rooms. */
async function makeParents(site, token) {
  for (let i = 0; i < parents; ++i)
    await post(site.base, '/organisations', { parent: i < roots ? undefined : 1 + (i % roots),
      kind: i < roots ? 'department' : 'centre', name: `Trung tâm số ${i}`, valid_from: '2021-01-01' }, token);
}

async function prepare(name, options) {
  const data = mkdtempSync(join(tmpdir(), 'vungxanh-bench-'));
  const site = new Site('build/release/vungxanh', { data, port: await freePort(), options });
  const token = await signInAdministrator(site);
  await makeParents(site, token);
  const page = await (await fetch(`${site.base}/organisations/new`,
    { headers: { accept: 'text/html', cookie: `vx_session=${token}` } })).text();
  const csrf = page.match(/name="_csrf" value="([^"]+)"/)[1];
  return { name, site, data, headers: [`Cookie: vx_session=${token}`, `X-CSRF-Token: ${csrf}`, 'Accept: application/json',
    'Content-Type: application/json'], runs: [] };
}

function load(side, duration) {
  const words = [side.site.port, connections, duration, ...side.headers.flatMap((one) => ['--header', one]), '--body',
    body, '--spread', parents, '/organisations'].map(String);
  const result = JSON.parse(execFileSync('build/release/http_load', words, { encoding: 'utf8' }));
  if (Object.keys(result.statuses).join() !== '201') throw new Error(`not every write was taken: ${JSON.stringify(result)}`);
  return result;
}

const sides = [await prepare('group commit'), await prepare('one commit a write', ['--one-commit-per-write'])];
try {
  for (const side of sides) load(side, 1);  // warm
  for (let round = 0; round < rounds; ++round) for (const side of sides) side.runs.push(load(side, seconds));
  for (const { name, runs } of sides)
    console.log(`${name.padEnd(20)} ${median(runs.map((run) => run.per_second))} writes/s, p50 ` +
      `${median(runs.map((run) => run.p50_us))} us, p99 ${median(runs.map((run) => run.p99_us))} us`);
  const ratios = sides[0].runs.map((run, i) => run.per_second / sides[1].runs[i].per_second);
  const rate = median(sides[0].runs.map((run) => run.per_second));
  console.log(`ratio ${median(ratios).toFixed(1)}, lower quartile ${lowerQuartile(ratios).toFixed(1)} (goal ${goalRatio}); ` +
    `${rate} writes/s (goal ${goalPerSecond})`);
  process.exitCode = lowerQuartile(ratios) >= goalRatio && rate >= goalPerSecond ? 0 : 1;
} finally {
  for (const { site, data } of sides) {
    await site.stop('SIGKILL');
    rmSync(data, { recursive: true, force: true });
  }
}
