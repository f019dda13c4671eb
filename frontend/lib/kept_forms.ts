// Forms kept in the browser's database until the server can be reached. Shared by pages and the service worker.
export interface KeptForm {
  key: string;  ///< the form's idempotency key
  account: string;
  title: string;
  address: string;
  fields: [name: string, value: string][];
}
export interface Delivery { sent: KeptForm[]; refused: KeptForm[]; waiting: number }

const storeName = 'forms';
export const syncTag = 'forms';

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((done, failed) => {
    const request = indexedDB.open('vungxanh', 1);
    request.onupgradeneeded = () => request.result.createObjectStore(storeName, { keyPath: 'key' });
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });
}

async function inStore<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await openDatabase();
  try {
    return await new Promise<T>((done, failed) => {
      const transaction = database.transaction(storeName, mode);
      const request = work(transaction.objectStore(storeName));
      transaction.oncomplete = () => done(request.result);
      transaction.onerror = () => failed(transaction.error);
      transaction.onabort = () => failed(transaction.error);
    });
  } finally {
    database.close();
  }
}

export async function keepForm(form: KeptForm): Promise<void> { await inStore('readwrite', (store) => store.put(form)); }
export function listKept(): Promise<KeptForm[]> { return inStore<KeptForm[]>('readonly', (store) => store.getAll()); }
async function forget(key: string): Promise<void> { await inStore('readwrite', (store) => store.delete(key)); }

export function post(address: string, fields: [string, string][]): Promise<Response> {
  return fetch(address, {
    method: 'POST', body: new URLSearchParams(fields), headers: { Accept: 'application/json' }, redirect: 'manual',
  });
}

/** Sends what `account` has kept ("" = whoever), with the session's token where the page has one. */
export async function deliver(account: string, token?: string): Promise<Delivery> {
  const delivery: Delivery = { sent: [], refused: [], waiting: 0 };
  for (const form of await listKept()) {
    if (account !== '' && form.account !== account) {
      delivery.waiting++;
      continue;
    }
    const fields = form.fields.map(([name, value]): [string, string] => name === '_csrf' && token ? [name, token] : [name, value]);
    let status = 0;
    try {
      status = (await post(form.address, fields)).status;
    } catch {
      delivery.waiting++;
      continue;
    }
    const isSent = status >= 200 && status < 300;
    // The server has understood and says no: sending it again would not help.
    const isRefused = [400, 404, 409, 413, 415, 422].includes(status);
    if (isSent) delivery.sent.push(form);
    else if (isRefused) delivery.refused.push(form);
    else delivery.waiting++;
    if (isSent || isRefused) await forget(form.key);
  }
  return delivery;
}
