// Every mail whose write was acknowledged arrives, through kill -9 of the server while mails are queued and sent; one
// that is sent again carries the same Message-ID.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startMailServer } from '../support/mail_server.mjs';
import { Site, freePort, newKey, signInAdministrator } from '../support/site.mjs';

const mailsOfARound = 4;      // of confirmation codes an account may ask for five at once
const arrivalMsMax = 90_000;  // on PostgreSQL a mail that was being sent waits until its lease is over
const pause = (ms) => new Promise((done) => setTimeout(done, ms));

/** Asks for a code to a new address; true once the server has said that it will be mailed. */
async function askForCode(site, token, address) {
  try {
    const answer = await fetch(`${site.base}/account/notifications/address`, {
      method: 'POST', body: JSON.stringify({ address }),
      headers: { accept: 'application/json', 'content-type': 'application/json', authorization: `Bearer ${token}`, 'idempotency-key': newKey() },
    });
    await answer.text();
    return answer.ok;
  } catch {
    return false;
  }
}

/** After the round's first mail was acknowledged: within the queueing of the others and the sending of the round before. */
const lifeOf = (round) => ((round * 2246822519) % 2 ** 32) / 2 ** 32 * 250;
const firstMsMax = 10_000;

function faultsOf(acknowledged, mails) {
  const faults = [];
  const byReceiver = Map.groupBy ? Map.groupBy(mails, (mail) => mail.to) : mails.reduce((map, mail) => map.set(mail.to, [...map.get(mail.to) ?? [], mail]), new Map());
  for (const address of acknowledged) if (!byReceiver.has(address)) faults.push(`the mail to ${address} is lost`);
  for (const [address, copies] of byReceiver)
    if (new Set(copies.map((mail) => mail.id)).size !== 1) faults.push(`mails to ${address} differ in their Message-ID`);
  return faults;
}

export async function crashMail(binary, rounds, engine, database) {
  const data = mkdtempSync(join(tmpdir(), 'vungxanh-crash-mail-'));
  const mailServer = await startMailServer('--delay', '0.02');
  const site = new Site(binary, { data, database, port: await freePort(), options: mailServer.options });
  const acknowledged = [];
  try {
    const token = await signInAdministrator(site);
    for (let round = 0; round < rounds; ++round) {
      let begin;
      const begun = new Promise((done) => { begin = done; });
      const asking = (async () => {
        for (let i = 0; i < mailsOfARound; ++i) {
          const address = `round${round}.${i}@crash.example`;
          if (!await askForCode(site, token, address)) continue;
          acknowledged.push(address);
          begin();
        }
      })();
      await Promise.race([begun, pause(firstMsMax)]);
      await pause(lifeOf(round));
      await site.stop('SIGKILL');
      await asking;
      await site.start();
    }
    const deadline = Date.now() + arrivalMsMax;
    while (faultsOf(acknowledged, mailServer.mails()).length > 0 && Date.now() < deadline) await pause(250);
    const mails = mailServer.mails();
    const again = mails.length - new Set(mails.map((mail) => mail.id)).size;
    console.log(`${engine}: mail through ${rounds} crashes: ${acknowledged.length} acknowledged, none lost, ${again} came twice with the same Message-ID`);
    await site.stop();
    const faults = faultsOf(acknowledged, mails);
    if (acknowledged.length < rounds) faults.push(`only ${acknowledged.length} mails were acknowledged in ${rounds} rounds`);
    return faults;
  } finally {
    site.child?.kill('SIGKILL');
    mailServer.stop();
    rmSync(data, { recursive: true, force: true });
  }
}
