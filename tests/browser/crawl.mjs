// Finds the pages one person can reach by following links.
const patternSamples = 2;
const pagesMax = 400;

/** "/areas/26/communes?sort=name" → "/areas/#/communes?sort": pages of one pattern look alike. */
export function patternOf(address) {
  const url = new URL(address, 'http://x');
  const path = url.pathname.split('/').map((part) => (/\d/.test(part) ? '#' : part)).join('/');
  const names = [...new Set(url.searchParams.keys())].sort().join('&');
  return names ? `${path}?${names}` : path;
}

const isPage = (address) => !address.startsWith('/assets/') && !address.startsWith('/api/') &&
  !/[?&](lang|format)=/.test(address) && !/\.(csv|xlsx|json|docx|pdf|txt|js|ics)(\?|$)/.test(address) &&
  !/\/(download|file|original|export|template)(\?|\/|$)/.test(address);

/** Addresses of pages, from `start` on, at most two of a pattern, and of these the ones found first. */
export async function crawl(page, base, start = '/') {
  const seen = new Set([start]);
  const counts = new Map();
  const queue = [start];
  const found = [];
  while (queue.length > 0 && found.length < pagesMax) {
    const address = queue.shift();
    const pattern = patternOf(address);
    if ((counts.get(pattern) ?? 0) >= patternSamples) continue;
    const response = await page.request.get(base + address, { headers: { accept: 'text/html' }, maxRedirects: 0 });
    if (!(response.headers()['content-type'] ?? '').startsWith('text/html')) continue;
    counts.set(pattern, (counts.get(pattern) ?? 0) + 1);
    found.push({ address, status: response.status() });
    for (const [, raw] of (await response.text()).matchAll(/<a [^>]*href="([^"]*)"/g)) {
      const link = raw.replaceAll('&amp;', '&').replaceAll('&#39;', "'").split('#')[0];
      if (!link.startsWith('/') || link.startsWith('//') || seen.has(link) || !isPage(link)) continue;
      seen.add(link);
      queue.push(link);
    }
  }
  return found;
}
