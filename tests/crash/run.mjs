// Every acknowledged write is there exactly once after kill -9, the audit chain is whole, and the server is back within
// a second. Usage: run.mjs ROUNDS BINARY
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Site, freePort, signInAdministrator } from '../support/site.mjs';
import { crashMail } from './mail.mjs';
import { Writer } from './writer.mjs';

const restartMsMax = 1000;
const connections = 16;
const mailRoundsMax = 40;
const pause = (ms) => new Promise((done) => setTimeout(done, ms));

/** The names of all organisations, as the API lists them. */
async function listNames(site, token) {
  const names = [];
  let after = '';
  do {
    const answer = await fetch(`${site.base}/organisations?size=200&q=crash&after=${encodeURIComponent(after)}`,
      { headers: { accept: 'application/json', authorization: `Bearer ${token}` } });
    const page = await answer.json();
    names.push(...page.items.map((one) => one.name));
    after = page.next ?? '';
  } while (after);
  return names;
}

/** What is wrong after all rounds, as lines. */
async function faultsOf(site, token, writer) {
  const faults = [];
  const counts = new Map();
  for (const name of await listNames(site, token)) counts.set(name, (counts.get(name) ?? 0) + 1);
  for (const write of writer.writes) {
    const count = counts.get(write.name) ?? 0;
    if (count !== 1) faults.push(`"${write.name}", acknowledged ${write.acknowledged} times, is there ${count} times`);
  }
  if (counts.size !== writer.writes.length) faults.push(`${counts.size} are there, ${writer.writes.length} were sent`);
  return [...faults, ...writer.refused.map((refusal) => `refused: ${refusal}`)];
}

/** A time between 30 and 330 ms that a round's number decides, so that a run can be repeated. */
const lifeOf = (round) => 30 + ((round * 2654435761) % 2 ** 32) / 2 ** 32 * 300;

async function crashOften(binary, rounds, engine, database) {
  const data = mkdtempSync(join(tmpdir(), 'vungxanh-crash-'));
  const site = new Site(binary, { data, database, port: await freePort() });
  const restarts = [];
  try {
    const token = await signInAdministrator(site);
    const writer = new Writer({ port: site.port, token, connections });
    for (let round = 0; round < rounds; ++round) {
      const writing = writer.run();
      await pause(lifeOf(round));
      await site.stop('SIGKILL');
      await writing;
      await site.start();
      restarts.push(site.ready);
    }
    await writer.finish();
    const faults = await faultsOf(site, token, writer);
    await site.stop();
    site.command('audit', 'verify');  // throws if the chain is broken
    restarts.sort((a, b) => a - b);
    const slowest = restarts.at(-1);
    console.log(`${engine}: ${rounds} rounds, ${writer.writes.length} writes, each there once; audit chain whole; ` +
      `restart ${restarts[rounds >> 1].toFixed(0)} ms (median), ${slowest.toFixed(0)} ms (slowest)`);
    if (slowest > restartMsMax) faults.push(`a restart took ${slowest.toFixed(0)} ms`);
    return faults;
  } finally {
    site.child?.kill('SIGKILL');
    rmSync(data, { recursive: true, force: true });
  }
}

async function crashPostgres(binary, rounds, cluster) {
  const name = `vx_crash_${process.pid}`;
  const sql = (text) => execFileSync('psql', ['-q', '-X', cluster, '-c', text]);
  sql(`create database ${name} template template0`);
  try {
    const database = new URL(cluster);
    database.pathname = `/${name}`;
    const faults = await crashOften(binary, rounds, 'PostgreSQL', database.href);
    sql(`drop database ${name} with (force)`);
    sql(`create database ${name} template template0`);
    return [...faults, ...await crashMail(binary, Math.min(rounds, mailRoundsMax), 'PostgreSQL', database.href)];
  } finally {
    sql(`drop database ${name} with (force)`);
  }
}

const [rounds, binary] = [Number(process.argv[2]), resolve(process.argv[3])];
const faults = await crashOften(binary, rounds, 'SQLite');
faults.push(...await crashMail(binary, Math.min(rounds, mailRoundsMax), 'SQLite'));
const cluster = process.env.VUNGXANH_TEST_POSTGRES;
if (cluster) faults.push(...await crashPostgres(binary, rounds, cluster));
else console.log('PostgreSQL: skipped, VUNGXANH_TEST_POSTGRES is not set');
for (const fault of faults) console.error(fault);
process.exit(faults.length > 0 ? 1 : 0);
