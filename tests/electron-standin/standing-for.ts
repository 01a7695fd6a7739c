/**
 * Hands a stand-in out where Electron's own type is asked for. Each stand-in is typed as a part of Electron's type;
 * what it has not got is missing at run time too, so that using it fails at once and by name.
 */
export function standingFor<T extends object>(part: object & { [K in keyof T]?: unknown }): T {
  return part as T;
}
