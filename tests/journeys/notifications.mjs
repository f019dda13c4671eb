// A unit's plan is awaited again: the bell of its clerk's open page counts it without a reload, the mail arrives in a real mail
// server in her language, opening it marks it read; she chooses how she is told, and has a calendar.
import assert from 'node:assert/strict';
import { axeFaults } from '../browser/browser.mjs';
import { startMailServer } from '../support/mail_server.mjs';

const mailServer = await startMailServer();
export const serverArguments = ['--demo', ...mailServer.options];

const submit = (page, selector) => Promise.all([page.waitForNavigation(), page.click(selector)]);

async function mailTo(address, wanted) {
  for (let tries = 0; tries < 200; ++tries) {
    const found = mailServer.mails().filter((mail) => mail.to === address && wanted.test(mail.subject));
    if (found.length > 0) return found.at(-1);
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`no mail to ${address} about ${wanted}: ${JSON.stringify(mailServer.mails().map((mail) => mail.subject))}`);
}

/** The clerk gives an address, gets a code and confirms it. */
async function confirmAddress(page, base, picture) {
  await page.goto(`${base}/account/notifications`);
  await page.fill('#f-address', 'vanphong@donvi.example');
  await submit(page, 'form[action="/account/notifications/address"] button[type="submit"]');
  const mail = await mailTo('vanphong@donvi.example', /Mã xác nhận địa chỉ thư/);
  await page.fill('#f-code', /(\d{6})/.exec(mail.text)[1]);
  await submit(page, 'form[action="/account/notifications/address/confirm"] button[type="submit"]');
  assert.match(await page.textContent('h1'), /qua thư điện tử/);
  assert.deepEqual(await axeFaults(page), []);
  await picture(page, 'notifications-settings');
}

/** The secretary dispenses the unit from its plan and takes that back: its plan is awaited again. */
async function awaitPlanAgain(page, address) {
  const openFolds = () => page.evaluate(() => document.querySelectorAll('main details').forEach((one) => { one.open = true; }));
  await page.goto(address);
  await openFolds();
  await page.fill('form[action$="/dispensation"] [name="excuse"]', 'Thực hiện chung kế hoạch của tỉnh');
  await submit(page, 'form[action$="/dispensation"] button[type="submit"]');
  await openFolds();
  await submit(page, 'form[action$="/dispensation/withdrawal"] button[type="submit"]');
}

async function chooseHowOneIsTold(page, base) {
  await page.goto(`${base}/account/notifications`);
  await page.fill('#f-quiet_from', '20:30');
  await page.uncheck('#f-urgent_passes');
  await submit(page, 'form[action="/account/notifications"] button[type="submit"]');
  assert.equal(await page.inputValue('#f-quiet_from'), '20:30');
  assert.equal(await page.isChecked('#f-urgent_passes'), false);
}

async function readCalendar(page, base, picture) {
  await page.goto(`${base}/account/notifications`);
  await submit(page, 'form[action="/account/calendar"] button[type="submit"]');
  const address = await page.innerText('code.secret');
  await picture(page, 'notifications-calendar');
  const feed = await fetch(`${base}${new URL(address).pathname}`);
  assert.equal(feed.status, 200);
  assert.match(await feed.text(), /^BEGIN:VCALENDAR\r\n[^]*END:VCALENDAR\r\n$/);
}

export async function run({ browser, base, accounts, openPage, signIn, picture }) {
  try {
    const clerk = await openPage(browser, { width: 390, base });
    await signIn(clerk, base, accounts.get('vanphong'));
    await confirmAddress(clerk, base, picture);
    await clerk.goto(`${base}/notifications`);
    if (await clerk.locator('form[action="/notifications/read"]').count() > 0)
      await submit(clerk, 'form[action="/notifications/read"] button[type="submit"]');
    await clerk.goto(`${base}/`);
    assert.equal(await clerk.textContent('#bell-count'), '0');
    const awaited = await clerk.getAttribute('main a[href*="/cascade/"]', 'href');
    await clerk.waitForTimeout(1000);  // its stream is open
    const secretary = await openPage(browser, { width: 1280, base });
    await signIn(secretary, base, accounts.get('thuongtruc'));
    await awaitPlanAgain(secretary, base + awaited);
    await clerk.waitForFunction(() => document.getElementById('bell-count').textContent === '1');
    await clerk.waitForSelector('.news-note a');
    await picture(clerk, 'notifications-live');

    const mail = await mailTo('vanphong@donvi.example', /được nhắc ban hành kế hoạch/);
    assert.match(mail.text, /https:\/\/vungxanh\.example\/campaigns\/\d+\/cascade\/\d+/);
    assert.match(mail.html, /<html lang="vi">/);
    assert.match(mail.raw, /^Auto-Submitted: auto-generated\r$/m);

    await clerk.goto(`${base}/notifications`);
    assert.deepEqual(await axeFaults(clerk), []);
    await picture(clerk, 'notifications-list');
    await submit(clerk, '.is-unread .notification-title');
    assert.match(new URL(clerk.url()).pathname, /^\/campaigns\/\d+\/cascade\/\d+$/);
    assert.equal(await clerk.textContent('#bell-count'), '0');

    await chooseHowOneIsTold(clerk, base);
    await readCalendar(clerk, base, picture);
    await clerk.context().close();
    await secretary.context().close();
  } finally {
    mailServer.stop();
  }
}
