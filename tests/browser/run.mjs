// run.mjs BINARY [pages|journeys|NAME…]: browser tests on a demo server of their own. Pictures: build/screenshots.
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { launch, openPage } from './browser.mjs';
import { checkPages } from './pages.mjs';
import { firstLogIn, readAccounts, signIn, startServer } from './server.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const [binary = 'build/release/vungxanh', ...wanted] = process.argv.slice(2);
const pictures = join(root, 'build/screenshots');
/** BROWSER_TEST_PEOPLE=lanhdao,minh looks with these people's eyes only. */
const lookedFor = (login) => !process.env.BROWSER_TEST_PEOPLE || process.env.BROWSER_TEST_PEOPLE.split(',').includes(login);
const wants = (name) => wanted.length === 0 || wanted.includes(name);

async function runPages(browser) {
  const server = await startServer(resolve(binary));
  try {
    const people = [{ role: 'signed_out', cookies: [] }];
    for (const [login, account] of readAccounts(server.output)) {
      if (!lookedFor(login)) continue;
      const page = await openPage(browser, { width: 1280, base: server.base });
      people.push({ role: login, cookies: await signIn(page, server.base, account) });
      await page.context().close();
    }
    if (people.length === 1) {  // an empty server: its first administrator
      const page = await openPage(browser, { width: 1280, base: server.base });
      people.push({ role: 'admin', cookies: await firstLogIn(page, server) });
      await page.context().close();
    }
    return await checkPages(browser, server.base, people, pictures);
  } finally {
    await server.stop();
  }
}

async function runJourney(browser, file) {
  const journey = await import(pathToFileURL(join(root, 'tests/journeys', file)));
  const server = await startServer(resolve(binary), journey.serverArguments ?? ['--demo']);
  try {
    await journey.run({
      browser, server, base: server.base, accounts: readAccounts(server.output), openPage, signIn,
      picture: (page, name) => page.screenshot({ path: join(pictures, 'journeys', `${name}.png`), fullPage: true }),
    });
    return [];
  } catch (error) {
    console.error(`journey ${file}: ${error.stack}`);
    return [error];
  } finally {
    await server.stop();
  }
}

rmSync(pictures, { recursive: true, force: true });
mkdirSync(join(pictures, 'journeys'), { recursive: true });
const browser = await launch();
const faults = [];
try {
  if (wants('pages')) {
    const { faults: found, visits } = await runPages(browser);
    faults.push(...found);
    console.log(`pages: looked ${visits} times, ${found.length} faults`);
  }
  for (const file of readdirSync(join(root, 'tests/journeys')).filter((name) => name.endsWith('.mjs')).sort()) {
    if (!wants('journeys') && !wants(file.replace('.mjs', ''))) continue;
    const found = await runJourney(browser, file);
    faults.push(...found);
    console.log(`journey ${file.replace('.mjs', '')}: ${found.length === 0 ? 'good' : 'failed'}`);
  }
} finally {
  await browser.close();
}
process.exit(faults.length === 0 ? 0 : 1);
