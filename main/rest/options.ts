import type { Dispatch } from '../api/dispatch.ts';
import type { Admit } from './gate.ts';
import type { Rates } from './rates.ts';

export interface RestOptions {
  dispatch: Dispatch;
  /** The address to bind; any but a loopback address needs a token, named hosts and named origins. */
  host: string;
  /** 0 takes a free one. */
  port: number;
  /** Where set, every route that is not open needs a bearer token that it admits. */
  admit?: Admit | undefined;
  /** What one caller may ask; what is left out has its default. */
  rates?: Partial<Rates> | undefined;
  /** Host names answered to beside this machine's own, such as `desk.example.com` or `desk.example.com:8443`. */
  allowedHosts: readonly string[];
  /** Origins of other web pages that may call, such as `https://intranet.example.com`. */
  allowedOrigins: readonly string[];
  /** The folder of the built web UI; it may not exist. */
  webRoot?: string | undefined;
  /** The product's version, for the OpenAPI document. */
  version: string;
  /** Told of every error in this door that no one foresaw; its text must not leave the process. */
  report: (where: string, error: unknown) => void;
  limits?: Partial<RestLimits> | undefined;
}

/** What one caller may cost. Times in milliseconds, sizes in bytes. */
export interface RestLimits {
  /** A request must have arrived whole by then. */
  request: number;
  /** How long a caller may take nothing of an answer that waits for it. */
  stalledReader: number;
  /** How long a connection is kept that asks nothing; node adds a second. */
  idle: number;
  /** After which the next answer is a connection's last. */
  connectionAge: number;
  /** Requests that may wait on one connection for the answer to the one before. */
  pipelined: number;
  /** What those may hold together. */
  held: number;
  /** Between two comments on a quiet event stream, so that proxies keep it open. */
  heartbeat: number;
  /** How long a stop waits for requests under way. */
  close: number;
  body: number;
  headers: number;
  /** What may wait for a slow reader of an event stream before it is cut off. */
  unsent: number;
  connections: number;
  /** Calls under way at one time; more get a 503. */
  calls: number;
}

export const defaultLimits: Readonly<RestLimits> = {
  // With the look for late ones and the time to read the answer, gone in 10 s.
  request: 7_000,
  stalledReader: 8_500,
  // Together under 10 s: a caller that does not read small answers is kept for no longer.
  idle: 4_000,
  connectionAge: 4_500,
  pipelined: 16,
  held: 64 * 1024,
  heartbeat: 15_000,
  close: 4_000,
  body: 256 * 1024,
  headers: 16 * 1024,
  unsent: 1024 * 1024,
  connections: 2_048,
  calls: 512,
};
