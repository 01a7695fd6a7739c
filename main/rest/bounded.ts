import { Failure } from '../../shared/errors.ts';
import type { Dispatch } from '../api/dispatch.ts';

/** The same dispatch for so many calls at a time; the others are `service_busy`. */
export function bounded(dispatch: Dispatch, most: number): Dispatch {
  let underWay = 0;
  return async (...call: Parameters<Dispatch>): Promise<never> => {
    if (underWay >= most) return { ok: false, error: new Failure('service_busy').toValue() } as never;
    underWay += 1;
    try {
      return (await dispatch(...call)) as never;
    } finally {
      underWay -= 1;
    }
  };
}
