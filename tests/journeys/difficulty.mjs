// A room of a department is stuck. Its difficulty goes up three levels, each with an opinion and a clock, is answered by
// the province, and comes back to the person who raised it, on a phone.
import assert from 'node:assert/strict';

const text = 'Đoàn chuyên gia quá cảnh chưa có nơi chờ kết quả xét nghiệm tại cửa ngõ tỉnh';

export async function run({ browser, base, accounts, openPage, signIn, picture }) {
  const as = async (login, width = 1280) => {
    const page = await openPage(browser, { width, base });
    await signIn(page, base, accounts.get(login));
    return page;
  };
  const submit = (page, locator) => Promise.all([page.waitForNavigation(), locator.click()]);
  const title = (page) => page.locator('h1').innerText();

  const staff = await as('canbo', 390);
  await staff.goto(`${base}/difficulties/new`);
  await staff.getByRole('link', { name: /Vĩnh Phúc chung một ý chí/ }).first().click();
  await submit(staff, staff.getByRole('button', { name: 'Gửi phản ánh' }));
  assert.match(await staff.locator('main').innerText(), /Nhập đề nghị giải quyết/);
  await staff.getByLabel('Khó khăn, vướng mắc', { exact: true }).fill(text);
  await staff.getByLabel('Đề nghị giải quyết').fill('Bố trí một điểm chờ có mái che trước ngày 30/9/2021');
  await staff.getByLabel('Đơn vị', { exact: true }).selectOption({ label: 'Phòng Lãnh sự' });
  await picture(staff, 'difficulty-raise');
  await submit(staff, staff.getByRole('button', { name: 'Gửi phản ánh' }));
  assert.equal(await title(staff), 'Đang chờ Phòng Lãnh sự trả lời');
  const address = staff.url();

  const passUp = async (login, opinion, next) => {
    const page = await as(login);
    await page.goto(address);
    await page.getByText(/^Chuyển lên /).first().click();
    await page.getByLabel('Ý kiến chuyển lên').fill(opinion);
    await submit(page, page.getByRole('button', { name: 'Chuyển lên' }));
    assert.equal(await title(page), `Đang chờ ${next} trả lời`);
    await page.context().close();
  };
  await passUp('vanphong', 'Phòng không có điểm chờ.', 'Sở Ngoại vụ');
  await passUp('giamdoc', 'Cần bố trí ngoài trụ sở, vượt thẩm quyền của Sở.', 'Sở Nội vụ');
  await passUp('thuongtruc', 'Đề nghị Ủy ban nhân dân tỉnh giao một đơn vị bố trí.', 'Ủy ban nhân dân tỉnh Vĩnh Phúc');

  const leader = await as('lanhdao');
  await leader.goto(`${base}/difficulties?view=turn`);
  await leader.getByRole('link', { name: text }).first().click();
  await leader.getByLabel('Trả lời', { exact: true }).fill('Giao Sở Giao thông vận tải bố trí điểm chờ tại bến xe.');
  await picture(leader, 'difficulty-answer');
  await submit(leader, leader.getByRole('button', { name: 'Gửi trả lời' }));
  await leader.context().close();

  await staff.goto(`${base}/difficulties?view=mine&state=answered`);
  await staff.getByRole('link', { name: text }).first().click();
  assert.match(await staff.locator('main').innerText(), /Giao Sở Giao thông vận tải/);
  await picture(staff, 'difficulty-answered');
  await submit(staff, staff.getByRole('button', { name: 'Xác nhận đã giải quyết' }));
  assert.equal(await title(staff), 'Khó khăn đã được giải quyết');
  await staff.context().close();
}
