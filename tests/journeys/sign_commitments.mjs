// A commitment is signed: five people with accounts on their phones, one of them without a connection; five papers that a
// clerk enters with a scan; rooms of other units by the list of a meeting, until 200 more have signed than
// before; then the office looks who has not, down to names.
import assert from 'node:assert/strict';

const signersWanted = 200;
const scan = { name: 'danh-sach-ky.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF\n') };

/** From the first page after the log-in to the signed copy; answers how long it took. */
async function signOnPhone({ browser, base, accounts, openPage, signIn, picture }, login, isFirst) {
  const page = await openPage(browser, { width: 390, base });
  await signIn(page, base, accounts.get(login));
  const began = Date.now();
  await page.goto(base);
  await page.getByRole('link', { name: 'Đọc và ký' }).first().click();
  if (isFirst) await picture(page, 'commitment-to-sign');
  await page.getByLabel(/Tôi đã đọc và cam kết/).check();
  await page.getByRole('button', { name: 'Ký cam kết' }).click();
  await page.waitForURL('**/signatures/*');
  const seconds = (Date.now() - began) / 1000;
  assert.match(await page.locator('h1').innerText(), /Bản cam kết bạn đã ký/);
  if (isFirst) await picture(page, 'commitment-signed');
  await page.goto(base);
  assert.equal(await page.getByText('Bạn chưa ký:').count(), 0, 'what is done is not asked again');
  await page.context().close();
  return seconds;
}

/** The connection is gone between reading and signing, and comes back later. */
async function signOffline({ browser, base, accounts, openPage, signIn, picture }, login) {
  const page = await openPage(browser, { width: 390, base });
  await signIn(page, base, accounts.get(login));
  await page.goto(base);
  await page.getByRole('link', { name: 'Đọc và ký' }).first().click();
  await page.getByLabel(/Tôi đã đọc và cam kết/).check();
  await page.context().setOffline(true);
  await page.getByRole('button', { name: 'Ký cam kết' }).click();
  await page.getByText('Chữ ký đã được giữ trên máy này').waitFor();
  await picture(page, 'commitment-kept-offline');
  await page.context().setOffline(false);
  await page.getByText('Bạn đã ký cam kết này').waitFor();
  await picture(page, 'commitment-sent-later');
  const answer = await (await page.request.get(page.url(), { headers: { accept: 'application/json' } })).json();
  assert.equal(answer.standing, 'signed');
  await page.context().close();
}

/** Papers that rooms have handed in, by the form, as a clerk ticks them: five in all. */
async function recordPapers({ browser, base, accounts, openPage, signIn, picture }, commitment) {
  const page = await openPage(browser, { width: 1280, base });
  await signIn(page, base, accounts.get('vanphong'));
  await page.goto(`${base}/commitments/${commitment}/coverage?state=missing&names=all`);
  const { names } = await (await page.request.get(page.url(), { headers: { accept: 'application/json' } })).json();
  assert.ok(names.length >= 5, 'five have not signed yet');
  let left = 5;
  for (const unit of new Set(names.map(({ organisation }) => organisation))) {
    if (left === 0) break;
    await page.goto(`${base}/commitments/${commitment}/records/new?unit=${unit}`);
    const boxes = page.locator('input[name="person"]');
    const ticked = Math.min(left, await boxes.count());
    for (let i = 0; i < ticked; ++i) await boxes.nth(i).check();
    await page.setInputFiles('#f-scan', scan);
    if (left === 5) await picture(page, 'commitment-papers');
    await page.getByRole('button', { name: 'Ghi nhận', exact: true }).click();
    await page.getByText('Đã ghi nhận chữ ký.').waitFor();
    assert.equal(await page.getByText(/Ký giấy ngày/).count(), ticked);
    left -= ticked;
  }
  await picture(page, 'commitment-unit-coverage');
  await page.context().close();
}

/** Whole rooms by the list of a meeting, sent as a program sends the form, until `wanted` have signed; gives the counts. */
async function recordRooms(page, base, commitment, wanted) {
  const get = async (query) => (await page.request.get(`${base}/commitments/${commitment}/coverage?${query}`,
    { headers: { accept: 'application/json' } })).json();
  let overview = await get('size=1');
  const csrf = await page.locator('input[name="_csrf"]').first().inputValue();
  while (overview.counts.signed < wanted) {
    let { names } = await get('state=missing&names=all&size=200');
    if (names.length === 0) ({ names } = await get('state=outdated&names=all&size=200'));  // those sign the new text
    assert.ok(names.length > 0, `only ${overview.counts.signed} of ${wanted} can sign`);
    const unit = names[0].organisation;
    const form = new FormData();
    for (const [name, value] of Object.entries({ unit, manner: 'meeting', signed_on: '2021-09-24', _csrf: csrf })) form.append(name, String(value));
    for (const { person, organisation } of names) if (organisation === unit) form.append('person', String(person));
    form.append('scan', new Blob([scan.buffer], { type: scan.mimeType }), scan.name);
    const answer = await page.request.post(`${base}/commitments/${commitment}/records`,
      { multipart: form, headers: { accept: 'application/json' } });
    assert.equal(answer.status(), 201, await answer.text());
    overview = await get('size=1');
  }
  return overview.counts;
}

export async function run(world) {
  const { browser, base, accounts, openPage, signIn, picture } = world;
  const page = await openPage(browser, { width: 1280, base });
  await signIn(page, base, accounts.get('thuongtruc'));
  const read = async (address) => (await page.request.get(base + address, { headers: { accept: 'application/json' } })).json();
  const commitment = (await read('/commitments')).readable[0].id;
  const before = (await read(`/commitments/${commitment}/coverage?size=1`)).counts.signed;
  const took = [];
  for (const login of ['canbo', 'giamdoc', 'yte', 'hoa']) took.push(await signOnPhone(world, login, login === 'canbo'));
  assert.ok(Math.max(...took) < 15, `signing took ${took} seconds`);
  await signOffline(world, 'baove');

  await page.goto(`${base}/commitments`);
  await recordPapers(world, commitment);
  const counts = await recordRooms(page, base, commitment, before + signersWanted);
  assert.ok(counts.signed >= before + signersWanted);

  await page.goto(`${base}/commitments/${commitment}/coverage`);
  assert.match(await page.locator('h1').innerText(), /người đã ký, còn [\d.]+ người chưa ký|Cả [\d.]+ người đã ký/);
  await picture(page, 'commitment-coverage');
  await page.locator('table a', { hasText: 'Sở Ngoại vụ' }).first().click();
  await page.locator('table a').first().click();
  await picture(page, 'commitment-names');
  await page.locator('table tbody a').first().click();
  assert.match(page.url(), /\/commitments\/\d+\/people\/\d+/);
  await picture(page, 'commitment-person');
  await page.context().close();
}
