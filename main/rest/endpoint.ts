/** Answering one route of the contract over HTTP: read the input, call dispatch, write the outcome. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { HttpBinding, RouteShape } from '../../shared/contract.ts';
import { type ErrorValue, Failure, statusOf } from '../../shared/errors.ts';
import type { Dispatch } from '../api/dispatch.ts';
import { drain } from './body.ts';
import { Caller } from './caller.ts';
import { createEventStream } from './event-stream.ts';
import { errorBody, errorHeaders, placeOf } from './failure.ts';
import { createInputReader } from './input.ts';
import type { RestLimits } from './options.ts';
import { isPage, PAGE_ROWS, sendPages } from './pages.ts';
import type { Params } from './paths.ts';
import { sendJson } from './reply.ts';

/** Answers one request; never rejects but for an error that no one foresaw. */
export type Endpoint = (incoming: IncomingMessage, outgoing: ServerResponse, params: Params) => Promise<void>;

export interface EndpointDeps {
  dispatch: Dispatch;
  limits: RestLimits;
  /** Whom a stop of the service ends: each gets the error as its stream's last event. */
  streams: Set<(error: ErrorValue) => void>;
}

export function createEndpoint(
  name: string,
  route: RouteShape,
  http: HttpBinding,
  { dispatch, limits, streams }: EndpointDeps,
): Endpoint {
  const read = createInputReader(route, http, limits.body);

  return async (incoming, outgoing, params) => {
    let input: unknown;
    try {
      const reading = read(incoming, params);
      input = reading instanceof Promise ? await reading : reading;
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      await refuse(incoming, outgoing, error.toValue());
      return;
    }
    if (route.events !== undefined && wantsEvents(incoming)) await stream(incoming, outgoing, input);
    else if (http.pages !== undefined && isWithoutLimit(input)) {
      await list(incoming, outgoing, input, http.pages);
    } else {
      const result = await dispatch(name, input, new Caller(outgoing));
      if (result.ok) sendJson(outgoing, 200, result.value);
      else fail(incoming, outgoing, input, result.error);
    }
  };

  async function list(
    incoming: IncomingMessage,
    outgoing: ServerResponse,
    input: object,
    rows: string,
  ): Promise<void> {
    const caller = new Caller(outgoing);
    const fields = { ...input, limit: PAGE_ROWS };
    const first = await dispatch(name, fields, caller);
    if (!first.ok) fail(incoming, outgoing, input, first.error);
    else if (!isPage(first.value, rows) || first.value.next_cursor === null) {
      sendJson(outgoing, 200, first.value);
    } else {
      const next = (cursor: string) => dispatch(name, { ...fields, cursor }, caller);
      await sendPages(outgoing, first.value, rows, next);
    }
  }

  async function stream(incoming: IncomingMessage, outgoing: ServerResponse, input: unknown): Promise<void> {
    const caller = new Caller(outgoing);
    const events = createEventStream(outgoing, limits);
    caller.emit = ({ event, data }) => events.send(event, data);
    const stop = (error: ErrorValue): void => {
      if (events.started) events.finish('error', errorBody(route, error, 'body'));
      else fail(incoming, outgoing, input, error);
      caller.abort();
    };
    streams.add(stop);
    const result = await dispatch(name, input, caller);
    streams.delete(stop);
    if (result.ok) events.finish('done', result.value);
    else if (!events.started) fail(incoming, outgoing, input, result.error);
    else events.finish('error', errorBody(route, result.error, 'body'));
  }

  function fail(
    incoming: IncomingMessage,
    outgoing: ServerResponse,
    input: unknown,
    error: ErrorValue,
  ): void {
    const place = placeOf(http, error.field, input, incoming);
    const { code } = error;
    sendJson(outgoing, statusOf(code), errorBody(route, error, place), errorHeaders(code));
  }

  /** Tells why the request was not even read, and lets the caller read it before a connection is closed. */
  async function refuse(
    incoming: IncomingMessage,
    outgoing: ServerResponse,
    error: ErrorValue,
  ): Promise<void> {
    if (error.code !== 'body_too_large') {
      fail(incoming, outgoing, undefined, error);
      return;
    }
    const text = JSON.stringify(errorBody(route, error, 'body'));
    outgoing.writeHead(statusOf(error.code), {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text),
      connection: 'close',
    });
    outgoing.write(text);
    await drain(incoming);
    outgoing.end();
  }
}

/** Whether `Accept` names event streams, and not to rule them out. */
function wantsEvents({ headers }: IncomingMessage): boolean {
  const ranges = (headers.accept ?? '').toLowerCase().split(',');
  const range = ranges.find((each) => each.split(';', 1)[0]?.trim() === 'text/event-stream');
  return range !== undefined && !/;\s*q=0(\.0*)?\s*$/.test(range);
}

function isWithoutLimit(input: unknown): input is object {
  return typeof input === 'object' && input !== null && !Object.hasOwn(input, 'limit');
}
