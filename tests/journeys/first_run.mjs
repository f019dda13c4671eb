// An empty server: the first administrator logs in with the one-time password from the terminal, is asked for a
// password and a second factor before anything else, and then sees what to do next.
import assert from 'node:assert/strict';
import { firstLogIn, oneTimePassword } from '../browser/server.mjs';

export const serverArguments = [];

export async function run({ browser, server, base, openPage, picture }) {
  assert.ok(oneTimePassword(server.output), 'the terminal shows a one-time password');
  const page = await openPage(browser, { width: 390, base });

  await page.goto(`${base}/login`);
  await picture(page, 'first-run-log-in');
  await page.fill('#f-login_name', 'admin');
  await page.fill('#f-password', 'sai mat khau');
  await Promise.all([page.waitForNavigation(), page.click('main form button[type="submit"]')]);
  assert.ok(await page.isVisible('#error-summary'), 'a wrong password is said to be wrong');
  assert.equal(await page.inputValue('#f-login_name'), 'admin', 'what was typed is kept');
  assert.equal(await page.inputValue('#f-password'), '', 'but never the password');
  await picture(page, 'first-run-wrong-password');

  await firstLogIn(page, server);
  assert.ok((await page.locator('main code').count()) >= 8, 'recovery codes are shown once');
  await picture(page, 'first-run-recovery-codes');
  await page.goto(`${base}/`);
  assert.equal(await page.locator('a[href="/login"]').count(), 0, 'signed in');
  await picture(page, 'first-run-home');

  await page.click('.account-menu summary');
  await Promise.all([page.waitForNavigation(), page.click('.account-menu form button')]);
  await page.goto(`${base}/`);
  assert.ok((await page.locator('a[href="/login"]').count()) > 0, 'signed out');
  await page.context().close();
}
