// An officer gives the tasks of the plan to units; a department's head gives one to a person, who does it with evidence;
// another's person moves to a different unit, and the task waits for somebody new; a staff member reads a briefing.
import assert from 'node:assert/strict';

export async function run({ browser, base, accounts, openPage, signIn, picture }) {
  const secretary = await openPage(browser, { width: 1280, base });
  await signIn(secretary, base, accounts.get('thuongtruc'));
  await secretary.goto(`${base}/campaigns?q=chung+mot+y+chi`);
  await secretary.getByRole('link', { name: /Vĩnh Phúc chung một ý chí/ }).first().click();
  const campaign = secretary.url();
  await secretary.getByRole('navigation').getByRole('link', { name: 'Nhiệm vụ', exact: true }).last().click();
  assert.match(await secretary.locator('h1').innerText(), /nhiệm vụ đang thực hiện/);
  await picture(secretary, 'tasks');
  await secretary.getByRole('link', { name: 'Giao nhiệm vụ từ kế hoạch' }).click();
  await picture(secretary, 'tasks-of-plan');
  const title = `Tổng vệ sinh khử khuẩn trụ sở (lần ${Date.now() % 100000})`;
  await secretary.goto(`${campaign}/tasks/new`);
  await secretary.getByLabel('Nhiệm vụ', { exact: true }).fill(title);
  await secretary.getByLabel('Đơn vị thực hiện').selectOption({ label: 'Sở Ngoại vụ' });
  await secretary.getByLabel(/^Thời hạn/).fill('25/9/2021');
  await secretary.getByRole('button', { name: 'Giao nhiệm vụ' }).click();
  assert.equal(await secretary.locator('h1').innerText(), title);
  const task = secretary.url().split('?')[0];
  await secretary.context().close();

  const head = await openPage(browser, { width: 1280, base });
  await signIn(head, base, accounts.get('giamdoc'));
  await head.goto(task);
  const own = await head.getByLabel('Người thực hiện').locator('option').evaluateAll((all) => all.map((o) => o.value).filter(Boolean));
  assert.ok(own.length > 10, 'the department has staff to choose from');
  await head.getByLabel('Người thực hiện').selectOption(own.at(-1));
  await head.getByLabel(/Lời nhắn bàn giao/).fill('Vật tư ở kho tầng 1');
  await head.getByRole('button', { name: 'Giao cho người thực hiện' }).click();
  await picture(head, 'task');
  await head.getByText('Thêm minh chứng', { exact: true }).first().click();
  await head.getByLabel(/Con số/).fill('12,5');
  await head.getByLabel(/Đơn vị tính/).fill('lít');
  await head.locator('input[type=file]').setInputFiles({ name: 'bien-ban.txt', mimeType: 'text/plain', buffer: Buffer.from('Đã khử khuẩn 4 tầng') });
  await head.getByRole('button', { name: 'Thêm minh chứng' }).click();
  assert.ok(await head.getByText('12,50 lít').isVisible());
  await head.getByRole('button', { name: 'Đã hoàn thành' }).click();
  assert.match(await head.locator('main').innerText(), /Hoàn thành/);
  await picture(head, 'task-done');
  await head.context().close();

  const staff = await openPage(browser, { width: 390, base });
  await signIn(staff, base, accounts.get('canbo'));
  await staff.goto(`${base}/tasks`);
  await picture(staff, 'my-tasks');
  await staff.goto(`${campaign}/briefings`);
  await staff.getByRole('link', { name: /Quán triệt Kế hoạch/ }).first().click();
  const read = staff.getByRole('button', { name: 'Tôi đã đọc' });
  if (await read.isVisible()) await read.click();
  assert.match(await staff.locator('main').innerText(), /Bạn đã (đọc|dự)/);
  await picture(staff, 'briefing-read');
  await staff.context().close();

  const clerk = await openPage(browser, { width: 1280, base });
  await signIn(clerk, base, accounts.get('thuongtruc'));
  await clerk.goto(`${campaign}/briefings`);
  await clerk.getByRole('link', { name: /Quán triệt Kế hoạch/ }).first().click();
  await clerk.getByRole('link', { name: 'Xem theo đơn vị' }).click();
  assert.match(await clerk.locator('h1').innerText(), /trong [\d.]+ người đã đọc hoặc dự họp/);
  await picture(clerk, 'briefing-coverage');
  await clerk.context().close();
}
