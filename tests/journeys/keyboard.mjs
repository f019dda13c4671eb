// Somebody who uses the keyboard: skip link, shortcuts, turning them off, the other language, and no connection.
import assert from 'node:assert/strict';

export async function run({ browser, base, openPage, picture }) {
  const page = await openPage(browser, { width: 1280, base });
  await page.goto(`${base}/`);
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.className), 'skip-link', 'the first stop skips to the content');
  await picture(page, 'keyboard-skip-link');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'main');

  await page.keyboard.press('/');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'search', '/ goes to the search box');
  await page.keyboard.type('g h ? khong co gi');
  assert.equal(new URL(page.url()).pathname, '/', 'shortcuts rest while one types');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/search?q=*');
  assert.match(await page.textContent('h1'), /g h \? khong co gi/);

  await page.keyboard.press('?');
  await page.waitForURL('**/help');
  await page.keyboard.press('g');
  await page.keyboard.press('h');
  await page.waitForURL(`${base}/`);

  await page.goto(`${base}/help`);
  await page.click('#shortcuts-toggle');
  assert.equal(await page.getAttribute('#shortcuts-toggle', 'aria-pressed'), 'false');
  await page.click('h1');
  await page.keyboard.press('/');
  assert.notEqual(await page.evaluate(() => document.activeElement.id), 'search', 'shortcuts can be turned off');
  await page.click('#shortcuts-toggle');

  await page.click('header a[hreflang="en"]:visible');
  assert.equal(await page.getAttribute('html', 'lang'), 'en');
  assert.equal(new URL(page.url()).pathname, '/help', 'the other language shows the same page');
  await page.goto(`${base}/`);
  assert.equal(await page.getAttribute('html', 'lang'), 'en', 'the language is kept');

  // The service worker has the page for when there is no connection.
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(async () => (await caches.match('/offline')) !== undefined);
  await page.context().setOffline(true);
  page.faults.length = 0;
  await page.goto(`${base}/help`);
  assert.match(await page.textContent('h1'), /Chưa có kết nối/);
  assert.match(await page.textContent('main [lang="en"]'), /no connection/, 'in both languages');
  await picture(page, 'keyboard-offline');
  await page.context().close();
}
