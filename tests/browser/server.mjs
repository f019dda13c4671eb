// Starts the server on a fresh demo and signs people in.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const startMs = 60_000;

const freePort = () => new Promise((resolve) => {
  const probe = createServer().listen(Number(process.env.BROWSER_TEST_PORT ?? 0), '127.0.0.1', () => {
    const { port } = probe.address();
    probe.close(() => resolve(port));
  });
});

async function isReady(base) {
  try {
    return (await fetch(`${base}/readyz`)).ok;
  } catch {
    return false;
  }
}

/** The accounts the demo prints: `role login password` columns, one a line. */
export function readAccounts(text) {
  const accounts = new Map();
  for (const [, role, login, password] of text.matchAll(/^\s*([a-z_]+)\s+(\S+)\s+(\S+)\s*$/gm))
    if (!accounts.has(role)) accounts.set(role, { login, password });
  return accounts;
}

/** Runs `binary serve` until `stop()`; `output` is what it has printed. */
export async function startServer(binary, args = ['--demo']) {
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const data = mkdtempSync(join(tmpdir(), 'vungxanh-browser-'));
  const child = spawn(binary, ['serve', ...args, '--data', data, '--listen', `127.0.0.1:${port}`]);
  const server = { base, data, output: '' };
  let ended = false;
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => { server.output += bytes; });
  child.on('exit', () => { ended = true; });
  server.stop = async () => {
    if (!ended) {
      child.kill('SIGTERM');
      await Promise.race([new Promise((done) => child.once('exit', done)), new Promise((done) => setTimeout(done, 10_000))]);
      if (!ended) child.kill('SIGKILL');
    }
    rmSync(data, { recursive: true, force: true });
  };
  const deadline = Date.now() + startMs;
  while (!(await isReady(base))) {
    if (ended || Date.now() > deadline) {
      await server.stop();
      throw new Error(`the server did not start:\n${server.output}`);
    }
    await new Promise((done) => setTimeout(done, 100));
  }
  return server;
}

/** Signs in through the log-in page and gives the cookies. */
export async function signIn(page, base, { login, password }) {
  await page.goto(`${base}/login`);
  await page.fill('main input[type="text"]', login);
  await page.fill('main input[type="password"]', password);
  await Promise.all([page.waitForNavigation(), page.click('main button[type="submit"]')]);
  if (new URL(page.url()).pathname.startsWith('/login')) throw new Error(`could not sign in as ${login}`);
  return page.context().cookies();
}
