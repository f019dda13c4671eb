// Looks at every page a person can reach: on phone and desktop, in both languages, with and without scripts.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { axeFaults, openPage, scrollsSideways, smallTargets } from './browser.mjs';
import { crawl, patternOf } from './crawl.mjs';

const variants = [
  { width: 1280, language: 'vi', scripts: true }, { width: 390, language: 'vi', scripts: true },
  { width: 1280, language: 'en', scripts: true }, { width: 390, language: 'en', scripts: true },
  { width: 390, language: 'vi', scripts: false },
];
const nameOf = ({ width, language, scripts }) => `${width}-${language}${scripts ? '' : '-noscript'}`;
const fileName = (address) => patternOf(address).replace(/[^a-z0-9#]+/gi, '_').replaceAll('#', 'N').replace(/^_|_$/g, '') || 'home';

/** Keys of texts that stand where a text should; codes are shown as <code>. */
const shownKeys = (page) => page.evaluate(() => {
  const keys = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    if (/^\s*[a-z]+\.[a-z_]+(\.[a-z_]+)*\s*$/.test(node.data) && !node.parentElement.closest('code'))
      keys.push(`shows a key: ${node.data.trim()}`);
  return keys;
});

async function lookAt(page, base, address, options) {
  page.faults.length = 0;
  const response = await page.goto(base + address, { waitUntil: 'load' });
  const faults = [];
  if (response.status() !== 200) faults.push(`answered ${response.status()}`);
  if (await page.locator('h1').count() !== 1) faults.push('has not exactly one heading');
  if (await page.locator('html').getAttribute('lang') !== options.language) faults.push('is in the other language');
  faults.push(...await shownKeys(page));
  if (await scrollsSideways(page)) faults.push('must be scrolled sideways');
  if (options.width < 600) faults.push(...await smallTargets(page));
  if (options.axe) faults.push(...await axeFaults(page));
  return [...faults, ...page.faults];
}

/** Gives the faults found, as lines; pictures go to `pictures`. */
export async function checkPages(browser, base, people, pictures) {
  const faults = [];
  const note = (fault) => {
    faults.push(fault);
    console.error(fault);
  };
  const looked = new Map();  // pattern and variant → for how many people axe has looked at it
  let visits = 0;
  for (const { role, cookies } of people) {
    const crawler = await openPage(browser, { ...variants[0], cookies, base });
    const pages = await crawl(crawler, base);
    await crawler.context().close();
    for (const { address, status } of pages.filter((one) => one.status >= 400)) note(`${role} ${address}: a link leads to ${status}`);
    const good = pages.filter((one) => one.status === 200);
    for (const variant of variants) {
      const page = await openPage(browser, { ...variant, cookies, base });
      const folder = join(pictures, role, nameOf(variant));
      mkdirSync(folder, { recursive: true });
      for (const { address } of good) {
        const key = `${patternOf(address)} ${nameOf(variant)}`;
        const times = looked.get(key) ?? 0;
        if (times >= 2 && (variant.language === 'en' || !variant.scripts)) continue;
        looked.set(key, times + 1);
        // A pattern looks much alike for everybody: each person sees it on phone and desktop; the other language, the
        // page without scripts and axe (which needs them) look at it a few times.
        for (const fault of await lookAt(page, base, address, { ...variant, axe: variant.scripts && times < 3 }))
          note(`${role} ${nameOf(variant)} ${address}: ${fault}`);
        if (times === 0 || role !== 'signed_out') await page.screenshot({ path: join(folder, `${fileName(address)}.png`), fullPage: true });
        visits++;
      }
      await page.context().close();
    }
    process.stdout.write(`  ${role}: ${good.length} pages\n`);
  }
  return { faults, visits };
}
