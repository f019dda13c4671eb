// Starts the server on a fresh demo and signs people in.
import { spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
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

/** The accounts the demo prints: "… the password  X", then "  login  Role · place", one a line; by log-in name. */
export function readAccounts(text) {
  const password = /all with the password +(\S+)$/m.exec(text)?.[1];
  const accounts = new Map();
  for (const [, login, role] of text.matchAll(/^ {2}([a-z]+) +(\S.*) · .+$/gm)) accounts.set(login, { login, role, password });
  return accounts;
}

/** The first administrator's one-time password, printed when the server makes one. */
export const oneTimePassword = (text) => /one-time password +(\S+)/.exec(text)?.[1];

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

/** The code an authenticator shows for a secret in base32 (RFC 6238). */
export function totpCode(secret, at = Date.now()) {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...secret.replace(/[^A-Z2-7]/g, '')].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const digest = createHmac('sha1', key).update(counter).digest();
  const place = digest[19] & 15;
  return String((digest.readUInt32BE(place) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

const submit = (page) => Promise.all([page.waitForNavigation(), page.click('main form[method="post"] button[type="submit"]')]);

/** On the page that asks for a second factor to be set up: does so, and keeps the recovery codes. */
export async function setUpTotp(page) {
  await page.fill('#f-code', totpCode(await page.innerText('main code')));
  await submit(page);
}

/** Signs in through the log-in page, setting up what the account must have first; gives the cookies. */
export async function signIn(page, base, { login, password }) {
  await page.goto(`${base}/login`);
  await page.fill('#f-login_name', login);
  await page.fill('#f-password', password);
  await submit(page);
  if (new URL(page.url()).pathname === '/account/totp') await setUpTotp(page);
  if (new URL(page.url()).pathname.startsWith('/login')) throw new Error(`could not sign in as ${login}`);
  return page.context().cookies();
}

/** The first administrator logs in, chooses a password, sets up the second factor and comes to the first page. */
export async function firstLogIn(page, { base, output }) {
  await page.goto(`${base}/login`);
  await page.fill('#f-login_name', 'admin');
  await page.fill('#f-password', oneTimePassword(output));
  await submit(page);
  await page.fill('#f-password', oneTimePassword(output));
  await page.fill('#f-new_password', 'mot mat khau rat dai 2021');
  await page.fill('#f-repeated', 'mot mat khau rat dai 2021');
  await submit(page);
  if (new URL(page.url()).pathname !== '/account/totp') await page.goto(`${base}/account/totp`);
  await setUpTotp(page);
  return page.context().cookies();
}
