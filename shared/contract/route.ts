import type { z } from 'zod';
import type { ErrorCode } from '../errors.ts';
import type { TokenScope } from '../model.ts';

/** How a route is reached over HTTP. What `path` and `headers` do not carry comes from the query (GET) or the JSON body. */
export interface HttpBinding {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** A path with `{field}` for input fields. */
  path: `/${string}`;
  /** What a token must be for; `admin` tokens are for everything, and `open` needs none. */
  scope: TokenScope | 'open';
  /** Header name (lower case) → input field; the header counts only where the body has no such field. */
  headers?: Readonly<Record<string, string>>;
  /** Without `limit`, all pages are streamed as one array under this output field. */
  pages?: string;
  /** A sentence for the user, sent as `response` beside the error where the route fails on our side (status 500 and up). */
  apology?: string;
}

/** A route in general, as the doors and the OpenAPI document read it. */
export interface RouteShape {
  summary: string;
  input: z.ZodType;
  output: z.ZodType;
  /** What a streaming caller is told on the way, by event name. */
  events?: Readonly<Record<string, z.ZodType>>;
  /** The codes a caller should expect, beside `invalid_input` and `internal`. */
  errors: readonly ErrorCode[];
  /** Fields whose absence is `missing_field`, in the specification's words. */
  required?: readonly string[];
  /** The specification's words where this route fails for an internal reason. */
  failure?: string;
  /** Absent where the route is for our own windows alone. */
  http?: HttpBinding;
}
