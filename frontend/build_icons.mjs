// build_icons.mjs SOURCE_DIR OUT.h: the icons named in frontend/icons.txt as a sorted table of C++ literals.
// What all icons share (size, stroke) is in the style sheet, so that an icon costs a page little.
import { readFileSync, writeFileSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

const [sourceDir, out] = process.argv.slice(2);
const names = readFileSync(`${sourceDir}/frontend/icons.txt`, 'utf8').split('\n')
  .map((line) => line.trim()).filter((line) => line && !line.startsWith('#'));

function shapes(name) {
  const svg = readFileSync(`${sourceDir}/node_modules/@tabler/icons/icons/outline/${name}.svg`, 'utf8');
  const inner = svg.slice(svg.indexOf('>') + 1, svg.lastIndexOf('</svg>'));
  return inner.split('\n').map((line) => line.trim())
    .filter((line) => line && !line.includes('M0 0h24v24H0z')).join('').replaceAll(' />', '/>');
}

const rows = [...new Set(names)].sort().map((name) => {
  const svg = `<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${shapes(name)}</svg>`;
  return `    {"${name}", markup(R"(${svg})")},`;
});
mkdirSync(dirname(out), { recursive: true });
writeFileSync(out, `#pragma once
#include "web/html.h"

namespace vx {

struct IconMarkup {
  std::string_view name;
  Markup markup;
};
/// Sorted by name.
inline constexpr IconMarkup icons[] = {
${rows.join('\n')}
};

}  // namespace vx
`);
