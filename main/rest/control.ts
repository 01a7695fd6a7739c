/** The REST service as it is switched on, off and to another port while the program runs. */
import { ListenError } from './listen.ts';
import type { RestServer } from './server.ts';

interface RestState {
  state: 'on' | 'off' | 'port_taken';
  /** Null unless on. */
  url: string | null;
  port: number;
  /** Why it is not on though it should be, as one line for a person. */
  problem: string | null;
}

interface Wanted {
  enabled: boolean;
  port: number;
  access: 'local' | 'token';
}

export interface RestControl {
  /** Brings the listener in line, one change after the other. What came of it is in the state. */
  apply(wanted: Wanted): Promise<RestState>;
  state(): RestState;
  close(): Promise<void>;
}

/** @param build makes a server, not listening yet */
export function createRestControl(build: (wanted: Wanted) => RestServer): RestControl {
  let server: RestServer | undefined;
  let asked: Wanted | undefined;
  let state: RestState = { state: 'off', url: null, port: 0, problem: null };
  let changing: Promise<unknown> = Promise.resolve();

  async function change(wanted: Wanted): Promise<RestState> {
    const isSame =
      asked?.enabled === wanted.enabled && asked.port === wanted.port && asked.access === wanted.access;
    if (isSame && state.state !== 'port_taken') return state;
    asked = wanted;
    await server?.close();
    server = undefined;
    state = wanted.enabled
      ? await start(wanted)
      : { state: 'off', url: null, port: wanted.port, problem: null };
    return state;
  }

  async function start(wanted: Wanted): Promise<RestState> {
    const { port } = wanted;
    const next = build(wanted);
    try {
      const taken = await next.listen();
      server = next;
      return { state: 'on', ...taken, problem: null };
    } catch (error) {
      if (!(error instanceof ListenError)) throw error;
      return { state: 'port_taken', url: null, port, problem: error.message };
    }
  }

  return {
    apply(wanted) {
      const result = changing.then(() => change(wanted));
      changing = result.catch(() => {});
      return result;
    },
    state: () => state,
    async close() {
      await changing;
      await server?.close();
    },
  };
}
