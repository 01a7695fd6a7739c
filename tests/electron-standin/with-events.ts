import { EventEmitter } from 'node:events';

/** Gives an object an emitter's methods; its getters stay getters. */
export function withEvents<T extends object>(part: T): T & EventEmitter {
  return Object.defineProperties(new EventEmitter(), Object.getOwnPropertyDescriptors(part)) as T &
    EventEmitter;
}
