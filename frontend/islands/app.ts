// On every page. Nothing here is needed for the page to work: it only makes it quicker to use.
import { keepDrafts } from '../lib/drafts';
import { followLive } from '../lib/live';
import { closeMenus } from '../lib/menus';
import { followNews } from '../lib/news';
import { keepFormsOffline } from '../lib/queue';
import { listenForShortcuts } from '../lib/shortcuts';
import { offerTickAll } from '../lib/ticks';

listenForShortcuts();
closeMenus();
keepDrafts();
followLive();
followNews();
keepFormsOffline();
offerTickAll();

// A form that came back with faults: begin at their list.
document.getElementById('error-summary')?.focus();

// What a page shows without a connection.
if ('serviceWorker' in navigator && window.isSecureContext) {
  window.addEventListener('load', () => {
    navigator.serviceWorker.register('/worker.js').catch(() => undefined);  // works without
  });
}
