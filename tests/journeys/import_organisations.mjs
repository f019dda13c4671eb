// An officer brings the province's organisations from a spreadsheet: the check shows every problem by row and stores
// nothing; the corrected file is stored; the organisations are found without diacritics and stand in their tree.
import assert from 'node:assert/strict';
import { firstLogIn } from '../browser/server.mjs';

export const serverArguments = ['--clock', '2021-09-20T08:00'];

const heading = 'Tên đơn vị,Loại,Ký hiệu,Đơn vị cấp trên';
const faulty = `${heading}\nỦy ban nhân dân tỉnh mẫu,peoples_committee,UBND,\nSở Mẫu và Thử nghiệm,department,SMTN,Ủy ban nhân dân tỉnh không có\n,department,X,\n`;
const good = `${heading}\nỦy ban nhân dân tỉnh mẫu,peoples_committee,UBND,\nSở Mẫu và Thử nghiệm,department,SMTN,Ủy ban nhân dân tỉnh mẫu\n`;

const submit = (page, form) => Promise.all([page.waitForNavigation(), page.click(`${form} button[type="submit"]`)]);

async function check(page, base, csv) {
  await page.goto(`${base}/organisations/import`);
  await page.setInputFiles('#f-file', { name: 'don-vi.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await submit(page, 'form[action="/organisations/import/check"]');
}

export async function run({ browser, server, base, openPage, picture }) {
  const page = await openPage(browser, { width: 1280, base });
  await firstLogIn(page, server);

  await page.goto(`${base}/organisations`);
  await picture(page, 'organisations-empty');
  await check(page, base, faulty);
  const problems = await page.innerText('main');
  assert.match(problems, /\b3\b/, 'the row of the unknown parent is named');
  assert.match(problems, /\b4\b/, 'the row without a name is named');
  assert.equal(await page.locator('form[action="/organisations/import"]').count(), 0, 'nothing can be stored yet');
  await picture(page, 'organisations-problems');

  await check(page, base, good);
  await picture(page, 'organisations-checked');
  await submit(page, 'form[action="/organisations/import"]');
  await page.goto(`${base}/organisations`);
  assert.match(await page.innerText('main'), /Sở Mẫu và Thử nghiệm/);
  await picture(page, 'organisations-stored');

  await page.fill('#search', 'so mau va thu nghiem');
  await Promise.all([page.waitForNavigation(), page.press('#search', 'Enter')]);
  await page.click('main .hits a >> text=Sở Mẫu và Thử nghiệm');
  await page.waitForURL('**/organisations/*');
  assert.match(await page.textContent('h1'), /Sở Mẫu/);
  await picture(page, 'organisation');
  await page.context().close();
}
