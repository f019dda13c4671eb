// The service worker: when the server cannot be reached, pages show /offline instead of the browser's own words; forms
// that were kept are sent when there is a connection again, even if no page is open.
/// <reference lib="webworker" />
import { deliver, syncTag } from '../lib/kept_forms';

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

self.addEventListener('sync', (event) => {
  const { tag, waitUntil } = event as ExtendableEvent & { tag: string };
  if (tag === syncTag) waitUntil.call(event, deliver('').then(({ waiting }) => { if (waiting > 0) throw new Error('still waiting'); }));
});
