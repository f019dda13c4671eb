// A department's plan arrives as a text: the officer sees where each value was read, corrects one, confirms, and the
// plan stands below the one it carries out and counts as issued. Then the real documents, where they are at hand.
import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const plans = join(dirname(fileURLToPath(import.meta.url)), '../../../shared/data/plans');
const department = 'Sở Khoa học và Công nghệ';

const plan = `UBND TỈNH VĨNH PHÚC
SỞ KHOA HỌC VÀ CÔNG NGHỆ

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 77/KH-SKHCN

Vĩnh Phúc, ngày 17 tháng 9 năm 2021

KẾ HOẠCH

Phát động phong trào thi đua đặc biệt “Phòng thí nghiệm an toàn, sáng kiến vì vùng xanh”

Thực hiện Kế hoạch số 901/KH-UBND ngày 10/9/2021 của Ủy ban nhân dân tỉnh về việc phát động phong trào thi đua đặc biệt “Vĩnh Phúc chung một ý chí, giữ từng ngày xanh, vì cuộc sống bình yên”, Sở Khoa học và Công nghệ xây dựng Kế hoạch như sau:

I. MỤC ĐÍCH, YÊU CẦU

- Mỗi phòng thí nghiệm là một nơi làm việc an toàn; mỗi sáng kiến được thử ngay tại cơ sở.

II. CHỦ ĐỀ, ĐỐI TƯỢNG THI ĐUA

1. Chủ đề thi đua: “Phòng thí nghiệm an toàn, sáng kiến vì vùng xanh”.

2. Đối tượng thi đua:

- Tập thể: Các phòng, trung tâm thuộc Sở.

III. TIÊU CHÍ THI ĐUA

1. 100% phòng, trung tâm duy trì trạng thái “vùng xanh”.

2. Có ít nhất 05 sáng kiến được áp dụng.

IV. TỔ CHỨC THỰC HIỆN

1. Văn phòng Sở: Theo dõi, đôn đốc; báo cáo kết quả trước ngày 25 hằng tháng./.

Nơi nhận:

- Sở Nội vụ;
- Lưu: VT.

GIÁM ĐỐC

Trần Văn Tập Huấn
`;

const submit = (page, button) => Promise.all([page.waitForNavigation(), page.click(button)]);

async function upload(page, base, files) {
  await page.goto(`${base}/documents/upload`);
  await page.setInputFiles('#f-files', files);
  await submit(page, 'form[action="/documents/upload"] button[type="submit"]');
}

async function reviewPlan(page, base, picture) {
  await upload(page, base, { name: 'ke-hoach.txt', mimeType: 'text/plain', buffer: Buffer.from(plan) });
  assert.match(page.url(), /\/documents\/\d+\/review$/);
  assert.equal(await page.inputValue('#f-symbol'), 'KH-SKHCN');
  assert.match(await page.locator('mark[id="p-number"]').innerText(), /77/);
  assert.match(await page.locator('mark[id="p-title"]').first().innerText(), /Phòng thí nghiệm an toàn/);
  assert.match(await page.locator('mark[id="p-citations.0"]').first().innerText(), /901\/KH-UBND/);
  assert.match(await page.locator('#f-issuer option:checked').innerText(), new RegExp(department));
  await picture(page, 'plan-review');
}

/** The document's row in the tree stands deeper than that of the plan it carries out. */
async function checkTree(page, base) {
  await page.goto(`${base}/documents/tree`);
  const below = page.locator('li', { hasText: '901/KH-UBND' }).locator('li', { hasText: '78/KH-SKHCN' });
  assert.ok(await below.count() > 0, 'the plan stands below the one it carries out');
}

async function checkBoard(page, base) {
  await page.goto(`${base}/campaigns?q=chung+mot+y+chi`);
  await page.getByRole('link', { name: /Vĩnh Phúc chung một ý chí/ }).first().click();
  await page.getByRole('link', { name: 'Cấp dưới triển khai' }).click();
  await page.waitForURL('**/cascade');
  await page.goto(`${page.url()}?q=khoa+hoc+va+cong+nghe`);
  const row = page.locator('tbody tr', { hasText: department });
  assert.match(await row.innerText(), /78\/KH-SKHCN/);
  assert.match(await row.innerText(), /Ban hành đúng hạn/);
}

async function uploadRealDocuments(page, base, picture) {
  if (!existsSync(join(plans, 'seeds'))) {
    console.log('journey import_plan: real documents skipped, they are not here');
    return;
  }
  const texts = (folder) => readdirSync(folder).filter((name) => name.endsWith('.txt')).map((name) => join(folder, name));
  const files = [...texts(join(plans, 'seeds')), ...texts(plans)];
  await upload(page, base, files);
  await page.waitForURL('**/documents/uploads/*');
  assert.equal(await page.locator('.upload-file').count(), files.length);
  assert.equal(await page.locator('.upload-file a[href$="/review"]').count(), files.length, 'each was read');
  await picture(page, 'plan-uploads');

  const foreign = page.locator('.upload-file', { hasText: '004_a622ab335e882930' });
  await Promise.all([page.waitForNavigation(), foreign.locator('a[href$="/review"]').click()]);
  assert.match(await page.inputValue('#f-parent_agency'), /Trà Vinh/i);
  assert.equal(await page.inputValue('#f-issuer'), '', 'the department of another province is not the local one');
}

export async function run({ browser, base, accounts, openPage, signIn, picture }) {
  const page = await openPage(browser, { width: 1280, base });
  await signIn(page, base, accounts.get('thuongtruc'));
  await reviewPlan(page, base, picture);
  await page.fill('#f-number', '78');
  await submit(page, 'button[name="action"][value="confirm"]');
  assert.match(page.url(), /\/campaigns\/\d+$/);
  assert.match(await page.locator('h1').innerText(), /Phòng thí nghiệm an toàn/);
  await picture(page, 'plan-campaign');
  await checkTree(page, base);
  await picture(page, 'plan-tree');
  await checkBoard(page, base);
  await picture(page, 'plan-board');
  await uploadRealDocuments(page, base, picture);
  await page.context().close();
}
