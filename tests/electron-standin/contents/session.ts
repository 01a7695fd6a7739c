/** Electron's `session`: there is one, the default. */
import { EventEmitter } from 'node:events';
import type { Session, session as sessions } from 'electron';
import { standingFor } from '../standing-for.ts';
import type { Permissions } from './permissions.ts';
import type { Schemes } from './protocol.ts';
import type { WebRequests } from './web-request.ts';

type Part = Pick<
  Session,
  | 'setPermissionCheckHandler'
  | 'setPermissionRequestHandler'
  | 'setSpellCheckerEnabled'
  | 'setSpellCheckerLanguages'
  | 'isSpellCheckerEnabled'
  | 'isPersistent'
>;

export interface SessionDeps {
  permissions: Permissions;
  schemes: Schemes;
  webRequests: WebRequests;
  isReady: () => boolean;
}

/** @returns Electron's `session` module; also emits `will-download` */
export function createSessions({ permissions, schemes, webRequests, isReady }: SessionDeps): {
  session: Pick<typeof sessions, 'defaultSession'>;
  emitter: EventEmitter;
} {
  let spellChecker = true;
  const part: Part = {
    setPermissionCheckHandler: permissions.setPermissionCheckHandler,
    setPermissionRequestHandler: permissions.setPermissionRequestHandler,
    setSpellCheckerEnabled(enabled) {
      spellChecker = enabled;
    },
    isSpellCheckerEnabled: () => spellChecker,
    setSpellCheckerLanguages() {},
    isPersistent: () => true,
  };
  const emitter = new EventEmitter();
  const parts = { ...part, protocol: schemes.protocol, webRequest: webRequests.webRequest };
  const whole = standingFor<Session>(Object.assign(emitter, parts));
  const session = {
    get defaultSession() {
      if (!isReady()) throw new Error('Session can only be received when app is ready');
      return whole;
    },
  };
  return { session, emitter };
}
