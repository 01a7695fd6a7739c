/** Writes tickets, 32 at a time, and prints the number of each once it is acknowledged, until it is killed. */
import { writeSync } from 'node:fs';
import { openStore } from '../../main/store/open.ts';

const [file = ''] = process.argv.slice(2);
const store = await openStore({ file });

async function write(worker: number): Promise<never> {
  for (let n = 0; ; n++) {
    const { id } = await store.tickets.create({
      user: `worker ${worker}`,
      email: 'worker@example.com',
      type: 'IT Support',
      description: `ticket ${n}`,
      session_id: null,
    });
    writeSync(1, `${id}\n`);
  }
}

await Promise.all(Array.from({ length: 32 }, (_, worker) => write(worker)));
