// Writes organisations without pause on several connections, and remembers which were acknowledged.
import { Agent, request } from 'node:http';
import { newKey } from '../support/site.mjs';

const since = '2021-01-01';

/** One write that must happen once: its name says which, its key is sent again until it is acknowledged. */
const newWrite = (number) => ({ key: newKey(), name: `Crash ${number} ${newKey()}`, acknowledged: 0 });

export class Writer {
  constructor({ port, token, connections }) {
    Object.assign(this, { port, token, connections });
    this.writes = [];
    this.unfinished = [];
    this.refused = [];
  }

  send(write) {
    const body = JSON.stringify({ name: write.name, kind: 'department', valid_from: since });
    return new Promise((done) => {
      const call = request({
        agent: this.agent, port: this.port, host: '127.0.0.1', method: 'POST', path: '/organisations',
        headers: {
          accept: 'application/json', 'content-type': 'application/json', 'content-length': Buffer.byteLength(body),
          authorization: `Bearer ${this.token}`, 'idempotency-key': write.key,
        },
      }, (answer) => {
        let text = '';
        answer.on('data', (bytes) => { text += bytes; });
        answer.on('end', () => done({ status: answer.statusCode, text }));
        answer.on('error', () => done({ status: 0, text: '' }));
        answer.on('aborted', () => done({ status: 0, text: '' }));
      });
      call.on('error', () => done({ status: 0, text: '' }));
      call.end(body);
    });
  }

  async loop() {
    while (!this.stopping) {
      const write = this.unfinished.pop() ?? newWrite(this.writes.length);
      if (write.acknowledged === 0 && !this.writes.includes(write)) this.writes.push(write);
      const { status, text } = await this.send(write);
      if (status === 201) write.acknowledged += 1;
      else this.unfinished.push(write);
      if (status !== 201 && status !== 0 && status !== 503) this.refused.push(`${status} ${text.slice(0, 300)}`);
      if (status === 0) return;  // the server is gone
    }
  }

  /** Writes until the server dies or `stop()`. What was not acknowledged is sent first the next time. */
  async run() {
    this.stopping = false;
    this.agent = new Agent({ keepAlive: true, maxSockets: this.connections });
    await Promise.all(Array.from({ length: this.connections }, () => this.loop()));
    this.agent.destroy();
  }

  stop() { this.stopping = true; }

  /** Sends what is still open until everything is acknowledged. */
  async finish() {
    this.agent = new Agent({ keepAlive: true, maxSockets: this.connections });
    for (const write of this.unfinished.splice(0)) {
      const { status, text } = await this.send(write);
      if (status !== 201) throw new Error(`"${write.name}" is not taken: ${status} ${text}`);
      write.acknowledged += 1;
    }
    this.agent.destroy();
  }
}
