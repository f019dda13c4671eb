// The emulation secretary looks at the cascade, reminds a unit, and the province leader sees it on one screen; the public
// sees what was published.
import assert from 'node:assert/strict';

export async function run({ browser, base, accounts, openPage, signIn, picture }) {
  const secretary = await openPage(browser, { width: 1280, base });
  await signIn(secretary, base, accounts.get('thuongtruc'));
  await secretary.goto(`${base}/campaigns?q=chung+mot+y+chi`);
  await secretary.getByRole('link', { name: /Vĩnh Phúc chung một ý chí/ }).first().click();
  await secretary.getByRole('link', { name: 'Cấp dưới triển khai' }).click();
  assert.match(await secretary.locator('h1').innerText(), /đơn vị đã ban hành kế hoạch, \d+ đơn vị quá hạn/);
  await picture(secretary, 'cascade-board');
  await secretary.getByRole('link', { name: /^Quá hạn/ }).click();
  await secretary.locator('tbody tr a').first().click();
  assert.match(await secretary.locator('h1').innerText(), /đã quá hạn/);
  await picture(secretary, 'cascade-unit');
  const board = secretary.url().replace(/\/cascade\/.*/, '');

  await secretary.goto(`${board}/leader`);
  await picture(secretary, 'leader');
  await secretary.getByRole('link', { name: /Sở Công Thương/ }).click();
  assert.match(await secretary.locator('h1').innerText(), /yêu cầu thấp hơn/);
  await picture(secretary, 'gaps');
  await secretary.context().close();

  const anybody = await openPage(browser, { width: 390, base });
  await anybody.goto(`${base}/public`);
  await anybody.getByRole('link', { name: /Vĩnh Phúc chung một ý chí/ }).first().click();
  assert.match(await anybody.locator('h1').innerText(), /Vĩnh Phúc chung một ý chí/);
  await picture(anybody, 'public-campaign');
  await anybody.context().close();
}
