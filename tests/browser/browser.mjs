// The browser that tests look at pages with: Debian's Chromium, offline but for the server under test.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export const launch = () => chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
    '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});

/** A page of its own context: how wide, in which language, with scripts or without, signed in by these cookies. */
export async function openPage(browser, { width, language = 'vi', scripts = true, cookies = [], base }) {
  const context = await browser.newContext({
    viewport: { width, height: width < 600 ? 844 : 900 },
    locale: language === 'vi' ? 'vi-VN' : 'en-GB',
    javaScriptEnabled: scripts,
    reducedMotion: 'reduce',
  });
  await context.addCookies([...cookies, { name: 'vx_language', value: language, url: base }]);
  const page = await context.newPage();
  page.faults = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) page.faults.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => page.faults.push(`script: ${error.message}`));
  page.on('requestfailed', (request) => {
    if (request.failure()?.errorText !== 'net::ERR_ABORTED') page.faults.push(`not loaded: ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400 && response.request().resourceType() !== 'document')
      page.faults.push(`${response.status()}: ${response.url()}`);
  });
  return page;
}

/** What axe finds against WCAG 2.2 AA and good practice, as lines. Runs beside the page's scripts, not in its policy. */
export async function axeFaults(page) {
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    resultTypes: ['violations'],
  }));
  return violations.map(({ id, help, nodes }) =>
    `axe ${id}: ${help}: ${nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(' | ')}`);
}

/** True if the page must be scrolled sideways. */
export const scrollsSideways = (page) => page.evaluate(() =>
  document.documentElement.scrollWidth > document.documentElement.clientWidth + 1);

/** Buttons, fields and links in lists of links that a finger could miss: under 44 px high (WCAG 2.5.5). */
export const smallTargets = (page) => page.evaluate(() =>
  [...document.querySelectorAll('button, .btn, input:not([type=hidden]):not([type=checkbox]):not([type=radio]), select, summary, .menu-list a, .tabs a')]
    .filter((element) => {
      const { width, height } = element.getBoundingClientRect();
      const shown = width > 0 && height > 0 && getComputedStyle(element).visibility !== 'hidden' && element.offsetParent !== null;
      return shown && !element.classList.contains('btn-inline') && !element.closest('.visually-hidden') && height < 43.5;
    })
    .slice(0, 3).map((element) => `small target: ${element.outerHTML.slice(0, 120)}`));
