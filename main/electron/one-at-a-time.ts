import { Failure } from '../../shared/errors.ts';

/**
 * For the system's windows that ask a person where something is: a page that asks for many of them opens one.
 * @returns runs what it is given; throws Failure `too_many_requests` while another is under way
 */
export function oneAtATime(): <T>(ask: () => Promise<T>) => Promise<T> {
  let isOpen = false;
  return async (ask) => {
    if (isOpen) throw new Failure('too_many_requests');
    isOpen = true;
    try {
      return await ask();
    } finally {
      isOpen = false;
    }
  };
}
