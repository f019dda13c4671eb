// The house rules a machine can check (ARCHITECTURE.md, CONTRIBUTING.md). Run by ctest as "tidy".
import { readFileSync, readdirSync, statSync, existsSync } from 'node:fs';
import { join, dirname, basename, extname } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const read = (path) => readFileSync(join(root, path), 'utf8');
const walk = (dir) => !existsSync(join(root, dir)) ? [] : readdirSync(join(root, dir)).flatMap((name) => {
  const path = `${dir}/${name}`;
  return statSync(join(root, path)).isDirectory() ? walk(path) : [path];
});

const sources = walk('src').filter((path) => /\.(cpp|h)$/.test(path));
const slices = read('cmake/slices.cmake').match(/set\(VUNGXANH_SLICES([^)]*)\)/)[1].trim().split(/\s+/);
const sliceOf = (path) => path.split('/').length > 2 ? path.split('/')[1] : 'main';
let checks = 0;
const faults = [];
const expect = (good, where, what) => { checks++; if (!good) faults.push(`${where}: ${what}`); };

// A folder includes only what stands above it; of another domain slice never its store, pages, views or JSON.
const technical = new Set(['base', 'db', 'net', 'web']);
for (const path of sources) {
  const slice = sliceOf(path);
  if (slice === 'main') continue;
  const rank = slices.indexOf(slice);
  expect(rank >= 0, path, `the folder ${slice} is not in VUNGXANH_SLICES`);
  for (const [, included] of read(path).matchAll(/^#include "([^"]+)"/gm)) {
    const other = included.split('/')[0];
    if (other === slice || other === 'embedded' || other === 'generated' || other === 'main') continue;
    expect(slices.includes(other), path, `includes ${included}, which is no slice's`);
    expect(slices.indexOf(other) < rank, path, `includes ${included}, of a slice below it`);
    const demo = /demo|_test\./.test(basename(path));
    if (!technical.has(other) && !demo)
      expect(!/_(store|pages|views|json)\.h$/.test(included), path, `includes ${included}: only domain headers of another slice`);
  }
  if (slice !== 'net') expect(!/#include <boost\/(asio|beast)/.test(read(path)), path, 'only net sees Asio and Beast');
  if (!/^(documents|web)$/.test(slice)) expect(!/#include <(pugixml|zip\.h)/.test(read(path)), path, 'files are read in documents and web');
}

// SQL lives in stores and migrations (and in the technical folders and tests).
const sql = /"[^"\n]*\b(select\s+.+\s+from|insert\s+into|update\s+\w+\s+set|delete\s+from)\b/i;
for (const path of sources) {
  const name = basename(path);
  if (technical.has(sliceOf(path)) || /_store\.cpp$|_test\.cpp$|^test_|demo/.test(name)) continue;
  const line = read(path).split('\n').findIndex((text) => sql.test(text) && !/^\s*\/\//.test(text));
  expect(line < 0, `${path}:${line + 1}`, 'SQL outside a *_store.cpp');
}

// A function fits a screen: 70 lines; a file tells one story: 400.
for (const path of sources) {
  const lines = read(path).split('\n');
  expect(lines.length <= 420 || /_test\.cpp$/.test(path), path, `${lines.length} lines; does a second noun live there?`);
  let start = -1;
  lines.forEach((line, i) => {
    if (/^(?!namespace|enum|struct|class|union|extern|template.*[;]|\}|#|\/\/)[A-Za-z_].*\{\s*$/.test(line) && !/=\s*\{\s*$/.test(line)) start = i;
    else if (/^}/.test(line) && start >= 0) {
      expect(i - start <= 70 || /_test\.cpp$/.test(path), `${path}:${start + 1}`, `a function of ${i - start} lines`);
      start = -1;
    }
  });
}

// Both catalogues have every key; every key used as a literal exists.
const catalogue = (language) => {
  const keys = new Map();
  for (const path of walk(`locales/${language}`).filter((p) => p.endsWith('.po'))) {
    const text = read(path).replace(/"\n"/g, '');
    for (const [, key, value] of text.matchAll(/^msgid "([^"]+)"\n(?:msgid_plural "[^"]*"\n)?msgstr(?:\[0\])? "((?:[^"\\]|\\.)*)"/gm)) {
      expect(!keys.has(key), path, `${key} is there twice (also in ${keys.get(key)?.path})`);
      keys.set(key, { path, value });
    }
  }
  return keys;
};
const vi = catalogue('vi');
const en = catalogue('en');
for (const [key, { path, value }] of vi) {
  expect(en.has(key), path, `${key} is missing in English`);
  expect(value !== '', path, `${key} is empty`);
}
for (const [key, { path, value }] of en) {
  expect(vi.has(key), path, `${key} is missing in Vietnamese`);
  expect(value !== '', path, `${key} is empty`);
  const braces = (text) => [...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1]).sort().join();
  if (vi.has(key)) expect(braces(value) === braces(vi.get(key).value), path, `${key}: other {names} than in Vietnamese`);
}
// A kind of notification has words, and a name to choose it by (notifications/notification.h).
for (const path of sources.filter((p) => !/_test\.cpp$|\/test_/.test(p)))
  for (const [, kind] of read(path).matchAll(/\.kind = "([a-z_]+\.[a-z_]+)",\s*\.parameters/g))
    for (const key of [`notify.${kind}`, `notify.${kind}.label`]) expect(vi.has(key), path, `the notification's text ${key} is in no catalogue`);
for (const path of sources.filter((p) => !p.endsWith('_test.cpp')))
  for (const [, key] of read(path).matchAll(/\b(?:t|n)\("([a-z_]+\.[a-z0-9_.]+)"/g))
    if (!key.endsWith('.')) expect(vi.has(key), path, `the text ${key} is in no catalogue`);

// The glossary names every domain slice; the requirements table names tests that exist.
if (existsSync(join(root, 'docs/requirements.md'))) {
  const table = read('docs/requirements.md');
  for (let n = 1; n <= 126; n++) expect(new RegExp(`^\\| R${n} \\|`, 'm').test(table), 'docs/requirements.md', `R${n} has no row`);
  const testText = [...sources.filter((p) => p.endsWith('_test.cpp')), ...walk('tests').filter((p) => /\.(mjs|cpp)$/.test(p))].map(read).join('\n');
  for (const [, n, , shown] of table.matchAll(/^\| (R\d+) \| (.*?) \| (.*?) \|$/gm)) {
    if (shown.startsWith('not yet')) continue;
    for (const [, name] of shown.matchAll(/`([^`]+)`/g)) {
      const [suite, test] = name.split('.');
      const found = test ? new RegExp(`TEST(_P|_F)?\\(\\s*${suite},\\s*${test}\\s*\\)`).test(testText) : existsSync(join(root, name));
      const isFile = existsSync(join(root, name));
      expect(found || isFile, 'docs/requirements.md', `${n} names ${name}, which does not exist`);
    }
  }
}
if (existsSync(join(root, 'docs/security.md'))) {
  const testText = sources.filter((p) => p.endsWith('_test.cpp')).map(read).join('\n');
  for (const [, suite, test] of read('docs/security.md').matchAll(/`([A-Z]\w+)\.([A-Z]\w+)`/g))
    expect(new RegExp(`TEST(_P|_F)?\\(\\s*${suite},\\s*${test}\\s*\\)`).test(testText), 'docs/security.md', `names ${suite}.${test}, which does not exist`);
}
if (existsSync(join(root, 'GLOSSARY.md'))) {
  const glossary = read('GLOSSARY.md');
  for (const slice of new Set(sources.map(sliceOf)))
    if (slice !== 'main') expect(glossary.includes('`' + slice + '`'), 'GLOSSARY.md', `says nothing of \`${slice}\``);
  const rows = [...glossary.matchAll(/^\| [^|]+ \| `(\w+)`/gm)].map((m) => m[1]);
  const code = sources.map(read).join('\n');
  for (const word of rows) if (/^[A-Z]/.test(word)) expect(new RegExp(`\\b${word}\\b`).test(code), 'GLOSSARY.md', `${word} is not in the code`);
}

// Nothing of one machine is in the repository.
for (const path of [...sources, ...walk('docs'), ...walk('tests'), ...walk('migrations'), ...walk('cmake')].filter((p) => /\.(cpp|h|md|mjs|ts|sql|cmake)$/.test(p)))
  for (const [i, line] of read(path).split('\n').entries())
    if (/(^|[ "'=(:])\/(home|root|work|Users)\/[A-Za-z]/.test(line) && !/tests\/tidy\.mjs$/.test(path)) expect(false, `${path}:${i + 1}`, 'looks like a path of one machine');

faults.forEach((fault) => console.log(fault));
console.log(`${checks - faults.length} passed, ${faults.length} failed`);
process.exit(faults.length ? 1 : 0);
