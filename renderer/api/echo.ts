import type { Call, SupportBridge } from '../../shared/bridge.ts';
import type { Output, Push, PushName, RouteEvent, RouteName } from '../../shared/contract.ts';

type Changed = Push<'data.changed'>['what'];

const CHANGES: Partial<Record<RouteName, readonly Changed[]>> = {
  'chat.ask': ['sessions'],
  'sessions.rename': ['sessions'],
  'sessions.remove': ['sessions'],
  'tickets.create': ['tickets'],
  'tickets.update': ['tickets'],
  'knowledge.import': ['knowledge'],
  'knowledge.remove': ['knowledge'],
  'knowledge.addFolder': ['knowledge'],
  'knowledge.removeFolder': ['knowledge'],
  'backups.restore': ['sessions', 'tickets', 'knowledge'],
};

/**
 * A window is told what others changed, and a browser nothing at all: what a page changes itself is told to its own
 * listeners here, so that screens need not know who did it.
 */
export function withEcho(door: SupportBridge): SupportBridge {
  const listeners = new Map<PushName, Set<(data: never) => void>>();

  function tell<P extends PushName>(name: P, data: Push<P>): void {
    for (const listener of listeners.get(name) ?? []) (listener as (data: Push<P>) => void)(data);
  }

  function tellChanged(name: RouteName): void {
    for (const what of CHANGES[name] ?? []) tell('data.changed', { what });
  }

  return {
    request<N extends RouteName>(name: N, input: unknown, onEvent?: (event: RouteEvent<N>) => void): Call<N> {
      const heard =
        onEvent &&
        ((event: RouteEvent<N>): void => {
          onEvent(event);
          // The question is stored by now, and with it a new conversation.
          if (name === 'chat.ask' && event.event === 'start') tellChanged(name);
        });
      const { result, cancel } = door.request(name, input as never, heard);
      return {
        result: result.then((outcome) => {
          if (outcome.ok) tellChanged(name);
          if (outcome.ok && name === 'preferences.update') {
            tell('preferences.changed', outcome.value as Output<'preferences.update'>);
          }
          return outcome;
        }),
        cancel,
      };
    },
    on<P extends PushName>(name: P, listener: (data: Push<P>) => void): () => void {
      const own = listeners.get(name) ?? new Set();
      listeners.set(name, own.add(listener));
      const end = door.on(name, listener);
      return () => {
        own.delete(listener);
        end();
      };
    },
  };
}
