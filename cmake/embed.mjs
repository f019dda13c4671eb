// embed.mjs OUT NAME SOURCE_DIR BUILD_DIR FILES...: writes OUT.h, OUT.cpp and OUT.S, so that the bytes of FILES
// are in the binary without a compiler having to read them as numbers (.incbin, through inline assembly).
import { writeFileSync, mkdirSync, statSync } from 'node:fs';
import { dirname, relative } from 'node:path';

const [out, name, sourceDir, buildDir, ...files] = process.argv.slice(2);
mkdirSync(dirname(out), { recursive: true });
const shown = (file) => {
  const inBuild = relative(buildDir, file);
  return inBuild.startsWith('..') ? relative(sourceDir, file) : inBuild;
};
const symbol = (i) => `vungxanh_embedded_${name}_${i}`;
const assembly = files.map((file, i) =>
  `  ".balign 16\\n${symbol(i)}:\\n.incbin \\"${file}\\"\\n.byte 0\\n"`).join('\n');
const external = files.map((_, i) => `extern "C" const unsigned char ${symbol(i)}[];`).join('\n');
const entries = files.map((file, i) =>
  `    {"${shown(file)}", {reinterpret_cast<const char*>(${symbol(i)}), ${statSync(file).size}}},`).join('\n');

writeFileSync(`${out}.h`, `#pragma once
#include <span>
#include <string_view>
#include "base/embedded.h"
namespace vx::embedded { std::span<const vx::EmbeddedFile> ${name}(); }
`);
writeFileSync(`${out}.cpp`, `#include "embedded/${name}.h"
__asm__(".section .rodata,\\"a\\",@progbits\\n"
${assembly || '  ""'}
  ".previous\\n");
${external}
namespace vx::embedded {
std::span<const vx::EmbeddedFile> ${name}() {
${files.length ? `  static const vx::EmbeddedFile files[] = {\n${entries}\n  };\n  return files;` : '  return {};'}
}
}  // namespace vx::embedded
`);
