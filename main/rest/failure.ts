/** The body of an error on the wire: the specification's words first, then what a program needs to tell errors apart. */
import type { IncomingMessage } from 'node:http';
import type { HttpBinding, RouteShape } from '../../shared/contract.ts';
import { type ErrorCode, type ErrorValue, retryAfterOf, statusOf, wordsOf } from '../../shared/errors.ts';

/** Where a request carries a field, in FastAPI's words. */
type Place = 'body' | 'query' | 'path' | 'header';

/** One entry of `detail` for a value that does not fit, as FastAPI writes it. */
interface Misfit {
  loc: string[];
  msg: string;
  type: string;
}

export interface ErrorBody {
  /** A sentence for a person. */
  error: string;
  code?: ErrorCode;
  /** The same sentence, or the misfits of a 422, where clients of FastAPI look for it. */
  detail?: string | Misfit[];
  field?: string;
  /** A sentence to show in place of the answer. */
  response?: string;
}

/** @param place where the field of a misfit came from */
export function errorBody(route: RouteShape, error: ErrorValue, place: Place): ErrorBody {
  const { code, message, field } = error;
  if (code === 'internal') return internalBody(route);
  const body: ErrorBody = {
    error: message,
    code,
    detail: statusOf(code) === 422 ? [misfit(message, field ?? 'body', place)] : message,
  };
  if (field !== undefined) body.field = field;
  if (route.http?.apology !== undefined && statusOf(code) >= 500) body.response = message;
  return body;
}

/** The headers of an error, as name, value: when to try again, where that helps. */
export function errorHeaders(code: ErrorCode): string[] {
  const seconds = retryAfterOf(code);
  return seconds === undefined ? [] : ['retry-after', String(seconds)];
}

/** The body of an error that no route had a part in. */
export function plainErrorBody(code: ErrorCode): ErrorBody {
  const error = wordsOf(code);
  return code === 'endpoint_not_found' || code === 'internal' ? { error } : { error, code };
}

/** @param input what was read of the request; undefined where it could not be read */
export function placeOf(
  http: HttpBinding,
  field: string | undefined,
  input: unknown,
  incoming: IncomingMessage,
): Place {
  if (field !== undefined && http.path.includes(`{${field}}`)) return 'path';
  if (http.method === 'GET' || http.method === 'DELETE') return 'query';
  const header = Object.entries(http.headers ?? {}).find(([, name]) => name === field)?.[0];
  const value = header === undefined ? undefined : incoming.headers[header];
  const isFromHeader =
    value !== undefined && field !== undefined && typeof input === 'object' && input !== null
      ? Reflect.get(input, field) === value
      : false;
  return isFromHeader ? 'header' : 'body';
}

function internalBody({ failure, http }: RouteShape): ErrorBody {
  const body: ErrorBody =
    failure === undefined ? { error: wordsOf('internal') } : { error: failure, detail: failure };
  return http?.apology === undefined ? body : { ...body, response: http.apology };
}

function misfit(message: string, field: string, place: Place): Misfit {
  const isWhole = field === 'body' && place === 'body';
  return { loc: isWhole ? ['body'] : [place, ...field.split('.')], msg: message, type: 'value_error' };
}
