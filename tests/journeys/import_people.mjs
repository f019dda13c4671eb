// The clerk of a department brings 300 staff from a spreadsheet: the check names every fault by row and column and
// writes nothing; the corrected file has people who may be recorded already, about whom the clerk decides; then all of
// it is written, found without diacritics, and the same file once more changes nobody.
import assert from 'node:assert/strict';

const rooms = ['Phòng Lãnh sự', 'Phòng Hợp tác quốc tế', 'Văn phòng Sở Ngoại vụ'];
const families = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Đặng'];
const given = ['Bách', 'Cẩm', 'Diễm', 'Giao', 'Hậu', 'Khôi', 'Lộc', 'Mẫn', 'Nhã', 'Quyền', 'Sang', 'Thoại', 'Uy', 'Vỹ', 'Xoan'];
const middle = ['Tường', 'Thiên', 'Gia', 'Khả'];
const head = 'Họ và tên,Năm sinh,Di động,Phòng ban,Chức vụ';
const staff = Array.from({ length: 300 }, (_, i) => ({
  name: `${families[i % 5]} ${middle[Math.floor(i / 75)]} ${given[Math.floor(i / 5) % 15]}`,
  born: `${1 + (i % 28)}/${1 + (i % 12)}/${1965 + (i % 35)}`, phone: `098${String(1000000 + i * 37)}`, room: rooms[i % 3],
}));
const csv = (people) => [head, ...people.map((one) => `${one.name},${one.born},${one.phone},${one.room},Chuyên viên`)].join('\n');

async function upload(page, base, text) {
  await page.goto(`${base}/people/import`);
  await page.setInputFiles('#f-file', { name: 'nhan-su.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await Promise.all([page.waitForNavigation(), page.click('form[action="/people/imports"] button[type="submit"]')]);
}

/** Waits until the job has done its part; the page asks again by itself. */
async function settled(page, wanted) {
  await page.waitForFunction((pattern) => new RegExp(pattern).test(document.querySelector('h1')?.innerText ?? ''), wanted, { timeout: 30_000 });
}

const submit = (page, action) => Promise.all([page.waitForNavigation(), page.click(`form[action$="${action}"] button[type="submit"]`)]);

export async function run({ browser, base, accounts, openPage, signIn, picture }) {
  const page = await openPage(browser, { width: 1280, base });
  await signIn(page, base, accounts.get('vanphong'));

  const faulty = structuredClone(staff);
  faulty[10].born = '31/2/1980';
  faulty[20].room = 'Phòng Không Có Thật';
  faulty[30].name = '';
  faulty[40] = { ...faulty[41] };
  await upload(page, base, csv(faulty));
  await settled(page, '^Có 4 lỗi');
  const problems = await page.innerText('main');
  for (const row of ['12', '22', '32', '43']) assert.match(problems, new RegExp(`(^|\\s)${row}\\s`), `row ${row} is named`);
  assert.match(problems, /Năm sinh/);
  assert.match(problems, /Phòng ban/);
  await picture(page, 'people-problems');

  await page.goto(`${base}/people?q=${encodeURIComponent('lanh')}`);
  const stored = await page.goto(`${base}/organisations`).then(() => page.request.get(`${base}/people?size=1`, { headers: { accept: 'application/json' } }));
  const somebody = (await stored.json()).items[0];
  const again = structuredClone(staff);
  again[5] = { ...again[5], name: somebody.name, born: '', phone: '' };
  await upload(page, base, csv(again));
  await settled(page, '^(Cần bạn quyết định|Sẵn sàng)');
  while (/^Cần bạn quyết định/.test(await page.locator('h1').innerText())) {
    await picture(page, 'people-questions');
    for (const choice of await page.locator('input[type="radio"][value="different"]').all()) await choice.check();
    await submit(page, '/decisions');
    await settled(page, '^(Cần bạn quyết định|Sẵn sàng)');
  }
  await picture(page, 'people-ready');
  await submit(page, '/confirm');
  await settled(page, '^Đã thêm \\d+ người');
  assert.match(await page.locator('h1').innerText(), /Đã thêm (299|300) người/);

  await page.fill('#search', 'dang tuong bach');
  await Promise.all([page.waitForNavigation(), page.press('#search', 'Enter')]);
  await page.click('main .hits a >> text=Đặng Tường Bách');
  await page.waitForURL('**/people/*');
  assert.doesNotMatch(await page.innerText('main'), /0981/, 'the telephone number is closed');
  await page.selectOption('select[name="purpose"]', 'contact');
  await submit(page, '/disclosures');
  assert.match(await page.innerText('main'), /0981/, 'the telephone number is open');
  await picture(page, 'person-open');

  await upload(page, base, csv(again));
  await settled(page, '^(Sẵn sàng: thêm 0|Cần bạn)');
  await page.context().close();
}
