// Runs `vungxanh serve` and signs an administrator in, for tests and benchmarks that need the real server.
import { spawn, execFileSync } from 'node:child_process';
import { createHmac, randomBytes } from 'node:crypto';
import { createServer } from 'node:net';

/** A port nobody listens on; SITE_PORT is the first that is tried. */
export async function freePort() {
  const first = Number(process.env.SITE_PORT ?? 0);
  for (let port = first; ; port += first ? 1 : 0) {
    const found = await new Promise((done) => {
      const probe = createServer().once('error', () => done(0)).listen(port, '127.0.0.1', () => {
        const number = probe.address().port;
        probe.close(() => done(number));
      });
    });
    if (found) return found;
  }
}

/** A server process on `data`; `ready` is the milliseconds from its start to its first word. */
export class Site {
  constructor(binary, { data, database, port, options = [] }) {
    this.binary = binary;
    this.common = ['--data', data, ...(database ? ['--database', database] : [])];
    this.port = port;
    this.base = `http://127.0.0.1:${port}`;
    this.options = options;
    this.output = '';
  }

  /** Runs another command on the same data; gives what it printed. */
  command(...words) {
    return execFileSync(this.binary, [...words, ...this.common], { encoding: 'utf8' });
  }

  async start() {
    const began = performance.now();
    this.child = spawn(this.binary, ['serve', ...this.common, '--listen', `127.0.0.1:${this.port}`, ...this.options]);
    this.ended = new Promise((done) => this.child.once('exit', done));
    await new Promise((ready, failed) => {
      this.child.stdout.on('data', (bytes) => { this.output += bytes; if (this.output.includes(this.base)) ready(); });
      this.child.stderr.on('data', (bytes) => { this.output += bytes; });
      this.ended.then(() => failed(new Error(`the server did not start:\n${this.output}`)));
    });
    this.output = '';
    this.ready = performance.now() - began;
  }

  async stop(signal = 'SIGTERM') {
    this.child.kill(signal);
    await this.ended;
  }
}

const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The code an authenticator application shows for a base32 secret (RFC 6238). */
export function totpCode(secret, seconds = Date.now() / 1000) {
  let bits = '';
  for (const letter of secret) bits += base32.indexOf(letter).toString(2).padStart(5, '0');
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(seconds / 30)));
  const digest = createHmac('sha1', key).update(counter).digest();
  const at = digest[19] & 15;
  return String((digest.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** A UUIDv7. */
export function newKey() {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(Date.now(), 0, 6);
  bytes[6] = (bytes[6] & 0x0f) | 0x70;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Posts JSON and gives the JSON of the answer; throws if it is refused. */
export async function post(base, path, body, token) {
  const headers = { accept: 'application/json', 'content-type': 'application/json' };
  if (token) headers.authorization = `Bearer ${token}`;
  const answer = await fetch(base + path, { method: 'POST', headers, body: JSON.stringify(body) });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`POST ${path}: ${answer.status} ${text}`);
  return JSON.parse(text);
}

/** Makes an administrator, who changes the one-time password and sets up codes; gives the session's token. */
export async function signInAdministrator(site, name = 'quantri') {
  const made = JSON.parse(site.command('accounts', 'create-administrator', name, '--json'));
  await site.start();
  const { token } = await post(site.base, '/login', { login_name: name, password: made.one_time_password });
  await post(site.base, '/account/password',
    { password: made.one_time_password, new_password: `cây đa bến nước ${newKey()}` }, token);
  const page = await (await fetch(`${site.base}/account/totp`,
    { headers: { accept: 'text/html', authorization: `Bearer ${token}` } })).text();
  const secret = page.match(/<code>([A-Z2-7 ]{16,})<\/code>/)[1].replaceAll(' ', '');
  const offer = page.match(/name="offer" value="([^"]+)"/)[1];
  await post(site.base, '/account/totp', { offer, code: totpCode(secret) }, token);
  return token;
}
