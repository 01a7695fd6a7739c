/** Electron's events that can be prevented. */

export type PreventableEvent<D extends object = object> = D & {
  preventDefault(): void;
  readonly defaultPrevented: boolean;
};

/** @param details what the event tells besides */
export function createEvent<D extends object>(details: D): PreventableEvent<D> {
  let defaultPrevented = false;
  const event = {
    preventDefault() {
      defaultPrevented = true;
    },
    get defaultPrevented() {
      return defaultPrevented;
    },
  };
  return Object.defineProperties(event, Object.getOwnPropertyDescriptors(details)) as PreventableEvent<D>;
}
