// A real mail server for tests, on this machine only (mail_server.py), and what it has taken.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const script = join(dirname(fileURLToPath(import.meta.url)), 'mail_server.py');

/** The value of a header, unfolded, its encoded words decoded (all of ours are base64). */
function headerOf(mail, name) {
  const head = mail.slice(0, mail.indexOf('\r\n\r\n')).replace(/\r\n /g, ' ');
  const value = new RegExp(`^${name}: (.*)$`, 'im').exec(head)?.[1]?.replace(/\r$/, '') ?? '';
  return value.replace(/\?= =\?/g, '?==?').replace(/=\?UTF-8\?B\?([^?]*)\?=/g, (_, text) => Buffer.from(text, 'base64').toString());
}

/** The parts of a multipart mail, decoded. */
function partsOf(mail) {
  const boundary = /boundary="([^"]+)"/.exec(mail)?.[1];
  return mail.split(`--${boundary}`).slice(1, -1).map((part) =>
    Buffer.from(part.slice(part.indexOf('\r\n\r\n') + 4).replaceAll('\r\n', ''), 'base64').toString());
}

export async function startMailServer(...options) {
  const folder = mkdtempSync(join(tmpdir(), 'vungxanh-mail-'));
  const child = spawn('/usr/bin/python3', [script, folder, '0', ...options], { stdio: ['ignore', 'pipe', 'inherit'] });
  const port = await new Promise((ready, failed) => {
    child.stdout.once('data', (bytes) => ready(Number(bytes)));
    child.once('exit', () => failed(new Error('the mail server did not start (Debian: python3-aiosmtpd)')));
  });
  return {
    port,
    /** `serve` options that make a site send through it. */
    options: ['--smtp', `smtp://127.0.0.1:${port}`, '--mail-from', 'vungxanh@tinh.example', '--public-url', 'https://vungxanh.example'],
    mails: () => readdirSync(folder).filter((name) => name.endsWith('.eml')).sort().map((name) => {
      const mail = readFileSync(join(folder, name), 'utf8');
      const [text, html] = partsOf(mail);
      return { to: headerOf(mail, 'X-Receiver'), subject: headerOf(mail, 'Subject'), id: headerOf(mail, 'Message-ID'), text, html, raw: mail };
    }),
    stop: () => {
      child.kill('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
