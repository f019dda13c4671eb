// The service worker: when the server cannot be reached, pages show /offline instead of the browser's own words.
/// <reference lib="webworker" />
export {};
declare const self: ServiceWorkerGlobalScope;

const cacheName = 'offline-1';

/** Keeps /offline and the assets it names. */
async function keepOfflinePage(): Promise<void> {
  const cache = await caches.open(cacheName);
  const response = await fetch('/offline');
  const html = await response.clone().text();
  await cache.put('/offline', response);
  const assets = [...html.matchAll(/"(\/assets\/[^"]+)"/g)].map((match) => match[1] as string);
  await cache.addAll([...new Set(assets)]);
}

self.addEventListener('install', (event) => {
  event.waitUntil(keepOfflinePage().then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(self.clients.claim());
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET') return;
  if (request.mode === 'navigate') {
    event.respondWith(fetch(request).catch(async () => (await caches.match('/offline')) ?? Response.error()));
  } else if (new URL(request.url).pathname.startsWith('/assets/')) {
    event.respondWith(fetch(request).catch(async () => (await caches.match(request)) ?? Response.error()));
  }
});
