// catalogue.mjs OUT.mo FILES.po...: checks each file with msgfmt -c, and puts all of them into one catalogue.
// A text that two files have is an error: each slice has its own keys.
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

const [out, ...files] = process.argv.slice(2);
mkdirSync(dirname(out), { recursive: true });

function run(command, args, input) {
  const { status, stdout, stderr, error } = spawnSync(command, args, { input, encoding: 'utf8', maxBuffer: 1 << 26 });
  if (error) throw error;
  if (status !== 0) {
    process.stderr.write(stderr);
    process.exit(1);
  }
  return stdout;
}

for (const file of files) run('msgfmt', ['-c', '-o', '/dev/null', file]);
const doubled = run('msgcat', ['--more-than=1', '--use-first', ...files])
  .split('\n').filter((line) => /^msgid ".+"/.test(line));
if (files.length > 1 && doubled.length > 0) {
  process.stderr.write(`texts in more than one file: ${doubled.join(', ')}\n`);
  process.exit(1);
}
run('msgfmt', ['-o', out, '-'], run('msgcat', ['--use-first', ...files]));
