/** Putting a route's input together from path, query, body and headers, as its binding in the contract says. */
import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import type { HttpBinding, RouteShape } from '../../shared/contract.ts';
import { Failure } from '../../shared/errors.ts';
import { readJson } from './body.ts';
import type { Params } from './paths.ts';

type Fields = Record<string, unknown>;

/**
 * Reads the input of one request.
 * @throws Failure where the request cannot be read; whether the values fit is dispatch's question
 */
export type InputReader = (incoming: IncomingMessage, params: Params) => unknown;

/** @param bodyLimit in bytes */
export function createInputReader(route: RouteShape, http: HttpBinding, bodyLimit: number): InputReader {
  const numbers = numericFields(route.input);
  if (http.method === 'GET' || http.method === 'DELETE') {
    return (incoming, params) => withPath(queryOf(incoming.url ?? '', numbers), params, numbers);
  }
  const headers = Object.entries(http.headers ?? {});
  return async (incoming, params) => {
    const body = await readJson(incoming, bodyLimit);
    // What is no object goes on as it is: dispatch says what is wrong with it.
    return isFields(body) ? withPath(withHeaders(body, headers, incoming), params, numbers) : body;
  };
}

/** The fields of a query string; a field that is named twice fits nothing. */
function queryOf(url: string, numbers: ReadonlySet<string>): Fields {
  const fields: Fields = Object.create(null);
  const start = url.indexOf('?');
  if (start < 0) return fields;
  for (const [name, value] of new URLSearchParams(url.slice(start + 1))) {
    if (Object.hasOwn(fields, name)) throw unfit(name, 'is given twice');
    fields[name] = numberOrText(name, value, numbers);
  }
  return fields;
}

function withHeaders(
  body: Fields,
  headers: readonly (readonly [string, string])[],
  incoming: IncomingMessage,
): Fields {
  for (const [header, field] of headers) {
    const value = decodeHeader(incoming.headers[header]);
    if (value !== undefined && isMissing(body, field)) body[field] = value;
  }
  return body;
}

function withPath(fields: Fields, params: Params, numbers: ReadonlySet<string>): Fields {
  for (const name in params) {
    if (Object.hasOwn(fields, name)) throw unfit(name, 'is given by the path alone');
    fields[name] = numberOrText(name, readable(name, params[name] ?? ''), numbers);
  }
  return fields;
}

/** A URL carries text only: what is a number in the contract, and looks like one, is made one. */
function numberOrText(name: string, text: string, numbers: ReadonlySet<string>): string | number {
  return numbers.has(name) && /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}

function readable(name: string, text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw unfit(name, 'is not readable');
  }
}

/** The fields of an input that are numbers, read off its JSON Schema. */
function numericFields(input: z.ZodType): Set<string> {
  const { properties = {} } = z.toJSONSchema(input, { io: 'input' });
  return new Set(Object.keys(properties).filter((name) => isNumeric(properties[name])));
}

function isNumeric(schema: z.core.JSONSchema._JSONSchema | undefined): boolean {
  if (typeof schema !== 'object') return false;
  const types = [schema.type].flat();
  return types.includes('integer') || types.includes('number') || (schema.anyOf ?? []).some(isNumeric);
}

function isMissing(body: Fields, field: string): boolean {
  return !Object.hasOwn(body, field) || body[field] === null || body[field] === '';
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function unfit(field: string, reason: string): Failure {
  return new Failure('invalid_input', { message: `${field}: ${reason}`, field });
}

/** Node reads header bytes as Latin-1; what is UTF-8 is taken as such, as the body is. */
function decodeHeader(value: string | string[] | undefined): string | undefined {
  if (typeof value !== 'string') return undefined;
  const decoded = Buffer.from(value, 'latin1').toString('utf8');
  return decoded.includes('\u{FFFD}') ? value : decoded;
}
