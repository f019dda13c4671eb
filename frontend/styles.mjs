// The style sheet: Tabler's rules that some page can use, in both colour schemes, then ours.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { transformSync } from 'esbuild';
import postcss from 'postcss';
import { PurgeCSS } from 'purgecss';

/// Our files, in this order, behind Tabler's.
const ours = ['tokens.css', 'base.css', 'layout.css', 'components.css', 'forms.css', 'documents.css', 'campaigns.css', 'commitments.css', 'notifications.css', 'print.css'];

/// What pages may name: every word of the C++ and TypeScript sources.
function pageSources(sourceDir) {
  const files = [];
  for (const entry of readdirSync(`${sourceDir}/src`, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    for (const name of readdirSync(`${sourceDir}/src/${entry.name}`))
      if (name.endsWith('.cpp') && !name.endsWith('_test.cpp')) files.push(`${sourceDir}/src/${entry.name}/${name}`);
  }
  for (const folder of ['islands', 'lib'])
    for (const name of readdirSync(`${sourceDir}/frontend/${folder}`)) files.push(`${sourceDir}/frontend/${folder}/${name}`);
  return files;
}

/// Tabler turns dark by an attribute; here the reader's system decides, without a script.
function followColourScheme() {
  const attribute = /\[data-bs-theme=["']?(dark|light)["']?\]/;
  return {
    postcssPlugin: 'follow-colour-scheme',
    OnceExit(root, { AtRule }) {
      root.walkRules((rule) => {
        const scheme = attribute.exec(rule.selector)?.[1];
        if (!scheme) return;
        const selectors = rule.selectors.map((selector) =>
          selector === `[data-bs-theme=${scheme}]` ? ':root' : selector.replace(attribute, ':root'));
        rule.selectors = [...new Set(selectors)];
        if (scheme === 'light') return;
        const media = new AtRule({ name: 'media', params: '(prefers-color-scheme: dark)' });
        rule.replaceWith(media);
        media.append(rule);
      });
    },
  };
}

/// The fonts' addresses with the hash web/assets.cpp gives them.
function fontAddresses(sourceDir, css) {
  return css.replace(/url\("font:([^"]+)"\)/g, (_, name) => {
    const bytes = readFileSync(`${sourceDir}/node_modules/@fontsource/be-vietnam-pro/files/${name}`);
    const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 12);
    return `url("/assets/${hash}-${name}")`;
  });
}

export async function makeStyles(sourceDir) {
  const tabler = readFileSync(`${sourceDir}/node_modules/@tabler/core/dist/css/tabler.css`, 'utf8');
  const [purged] = await new PurgeCSS().purge({
    content: pageSources(sourceDir),
    css: [{ raw: tabler }],
    defaultExtractor: (text) => text.match(/[A-Za-z0-9_-]+/g) ?? [],
    // Elements the browser adds, and what selectors may ask for without a class.
    safelist: { standard: ['html', 'body', ':root', '::before', '::after'] },
    dynamicAttributes: ['data-bs-theme'],
    variables: true,
    keyframes: true,
    fontFace: true,
  });
  const own = ours.map((name) => readFileSync(`${sourceDir}/frontend/${name}`, 'utf8')).join('\n');
  const { css } = await postcss([followColourScheme()]).process(purged.css, { from: undefined });
  const { code } = transformSync(fontAddresses(sourceDir, `${css}\n${own}`), {
    loader: 'css', minify: true, target: ['chrome90', 'firefox90', 'safari14'], legalComments: 'none',
  });
  return code.replace(/\/\*#\s*sourceMappingURL=.*?\*\//g, '');
}
