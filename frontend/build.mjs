// build.mjs SOURCE_DIR OUT_DIR NAMES...: makes the named front-end files, and beside each that is not packed already
// its brotli and gzip form. A file is only written when it changes.
import { mkdirSync, readFileSync, writeFileSync, existsSync } from 'node:fs';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { buildSync } from 'esbuild';
import { makeStyles } from './styles.mjs';

const [sourceDir, outDir, ...names] = process.argv.slice(2);
mkdirSync(outDir, { recursive: true });

function write(name, bytes) {
  const path = `${outDir}/${name}`;
  if (existsSync(path) && readFileSync(path).equals(bytes)) return;
  writeFileSync(path, bytes);
}

function script(name) {
  const entry = `${sourceDir}/frontend/islands/${name.replace(/\.js$/, '.ts')}`;
  const { outputFiles } = buildSync({
    entryPoints: [entry], bundle: true, write: false, format: 'esm', target: 'es2020', minify: true,
    charset: 'utf8', legalComments: 'none', logLevel: 'warning',
  });
  return outputFiles[0].contents;
}

async function make(name) {
  if (name === 'app.css') return makeStyles(sourceDir);
  if (name.endsWith('.js')) return script(name);
  if (name.endsWith('.woff2')) return readFileSync(`${sourceDir}/node_modules/@fontsource/be-vietnam-pro/files/${name}`);
  return readFileSync(`${sourceDir}/frontend/${name}`);
}

for (const name of names) {
  const bytes = Buffer.from(await make(name));
  write(name, bytes);
  if (name.endsWith('.woff2')) continue;
  write(`${name}.br`, brotliCompressSync(bytes));
  write(`${name}.gz`, gzipSync(bytes, { level: 9 }));
}
