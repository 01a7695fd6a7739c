/** Where LM Studio is and what it has: the configured URL, else its own config file's port and the usual ones. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { type Address, localAddress } from './address.ts';
import type { ListedModel } from './models.ts';
import type { Finding, Probe } from './probe.ts';

/** What the last look saw. */
export interface Sighting {
  /** When, by `performance.now()`. */
  at: number;
  state: 'models' | 'key_refused' | 'silent' | 'foreign' | 'server_off' | 'not_running';
  /** Where questions go; undefined where there is nothing to ask. */
  address: Address | undefined;
  models: ListedModel[];
  /** An embedding model that is loaded. */
  embedder?: string | undefined;
}

export interface LookoutDeps {
  probe: Probe;
  /** The configured server: then no other is looked for. */
  configured: Address | undefined;
  /** LM Studio's own folder. */
  home: string;
  /** Tried after the port of LM Studio's config file, in this order. */
  ports: readonly number[];
  greetingPorts: readonly number[];
}

export interface Lookout {
  /** Looks now; calls at the same time share one look. Never fails. */
  look(): Promise<Sighting>;
  /** What the last look saw, however old. */
  last(): Sighting | undefined;
  close(): void;
}

/** Milliseconds a port of higher preference gets once another has answered: on Windows a refusal takes two seconds. */
const GRACE = 100;

export function createLookout(deps: LookoutDeps): Lookout {
  const closing = new AbortController();
  let last: Sighting | undefined;
  let looking: Promise<Sighting> | undefined;

  async function look(): Promise<Sighting> {
    const done = new AbortController();
    const signal = AbortSignal.any([done.signal, closing.signal]);
    try {
      return await sight(deps, signal);
    } finally {
      done.abort();
    }
  }

  return {
    look() {
      looking ??= look().then((sighting) => {
        looking = undefined;
        last = sighting;
        return sighting;
      });
      return looking;
    },
    last: () => last,
    close: () => closing.abort(),
  };
}

async function sight(deps: LookoutDeps, signal: AbortSignal): Promise<Sighting> {
  const addresses = deps.configured ? [deps.configured] : (await portsToTry(deps)).map(localAddress);
  const isHere = addresses.every(({ local }) => local);
  const greeted = isHere ? deps.probe.greeting(deps.greetingPorts, signal) : Promise.resolve(false);
  const findings = addresses.map((address) => deps.probe.server(address, signal));

  const server = await preferred(findings);
  if (server) return sightingOf(server);
  const others = await Promise.all(findings);
  const isApp = await greeted;
  // What answers at a configured address is asked, whatever it is; a silent port is LM Studio's where its app is open.
  const other = others
    .filter(isSomething)
    .find(({ kind }) => deps.configured || (isApp && kind === 'silent'));
  if (other) return sightingOf(other);
  return {
    at: performance.now(),
    state: isApp ? 'server_off' : 'not_running',
    address: undefined,
    models: [],
  };
}

type Something = Exclude<Finding, { kind: 'nothing' }>;

function isSomething(finding: Finding): finding is Something {
  return finding.kind !== 'nothing';
}

function sightingOf(finding: Something): Sighting {
  const models = finding.kind === 'models' ? finding.models : [];
  const embedder = finding.kind === 'models' ? finding.embedder : undefined;
  return { at: performance.now(), state: finding.kind, address: finding.address, models, embedder };
}

/** The server of highest preference among those that answer as one; undefined where none does. */
async function preferred(findings: Promise<Finding>[]): Promise<Something | undefined> {
  const servers = findings.map(async (finding) => {
    const found = await finding;
    return found.kind === 'models' || found.kind === 'key_refused' ? found : undefined;
  });
  const any = Promise.any(servers.map(async (server) => (await server) ?? Promise.reject(new Error('none'))));
  const grace = any.then(
    () => delay(GRACE, undefined, { ref: false }),
    () => undefined,
  );
  for (const server of servers) {
    const found = await Promise.race([server, grace]);
    if (found) return found;
  }
  return await any.catch(() => undefined);
}

async function portsToTry({ home, ports }: LookoutDeps): Promise<number[]> {
  const own = await portOfConfigFile(join(home, '.internal', 'http-server-config.json'));
  return [...new Set(own === undefined ? ports : [own, ...ports])];
}

const ServerConfig = z.object({ port: z.int().min(1).max(65_535) });

/** The port set in LM Studio; undefined where its file is missing or says nothing. */
async function portOfConfigFile(file: string): Promise<number | undefined> {
  try {
    return ServerConfig.parse(JSON.parse(await readFile(file, 'utf8'))).port;
  } catch {
    return undefined;
  }
}
