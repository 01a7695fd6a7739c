import type { Answer, createBridge, Letter } from './bridge.ts';
import type { DomTarget, PageWindow } from './dom.ts';
import type { Guards } from './messages.ts';
import type { guardPermissions } from './permissions.ts';

/**
 * Runs in the page's own world of every document before the page's scripts: takes what the preload exposes, and asks
 * the main process where Electron would. Self-contained: its source is what runs in the page.
 *
 * @param handshake the event by which the isolated world hands its channel over; heard once
 */
export function mainWorld(
  handshake: string,
  parts: { createBridge: typeof createBridge; guardPermissions: typeof guardPermissions },
): void {
  const page = globalThis as unknown as PageWindow & Record<string, unknown>;
  page.addEventListener(handshake, ({ relatedTarget }) => listen(relatedTarget), { once: true });

  function listen(channel: DomTarget): void {
    const { CustomEvent } = page;
    let latest: unknown;
    const bridge = parts.createBridge((letter) => {
      channel.dispatchEvent(new CustomEvent('up', { detail: letter }));
      return latest as Answer;
    });
    channel.addEventListener('up-answer', ({ detail }) => {
      latest = detail;
    });
    channel.addEventListener('down', ({ detail }) => {
      const answer = hear(detail as Letter);
      channel.dispatchEvent(new CustomEvent('down-answer', { detail: answer }));
    });

    function hear(letter: Letter): Answer {
      if (letter.type !== 'expose') return bridge.receive(letter);
      if (letter.key) return expose(letter.key, bridge.unwrap(letter.api));
      guard(bridge.unwrap(letter.api) as Guards);
      return { value: { kind: 'leaf' } };
    }
  }

  function expose(key: string, api: unknown): Answer {
    if (Object.hasOwn(page, key)) {
      const message = 'Cannot bind an API on top of an existing property on the window object';
      return { thrown: { kind: 'error', message, stack: '' } };
    }
    Object.defineProperty(page, key, { value: freeze(api), enumerable: true });
    return { value: { kind: 'leaf' } };
  }

  function freeze(value: unknown): unknown {
    const deep = (typeof value === 'object' && value !== null) || typeof value === 'function';
    if (!deep || Object.isFrozen(value)) return value;
    if (!ArrayBuffer.isView(value)) Object.freeze(value);
    for (const part of Object.values(value)) freeze(part);
    return value;
  }

  function guard(guards: Guards): void {
    guardOpen(guards);
    guardNavigation(guards);
    parts.guardPermissions(guards);
  }

  function guardOpen(guards: Guards): void {
    page.open = function open(url = '', name = '', features = '') {
      const target = url === '' ? 'about:blank' : URL.parse(url, page.location.href)?.href;
      if (target) guards.open(target, String(name), String(features));
      return null;
    };
  }

  /** Addresses that make no request are decided here, all others where the request would go out. */
  function guardNavigation(guards: Guards): void {
    page.navigation.addEventListener('navigate', (event) => {
      const { url } = event.destination;
      if (/^(https?|about):/.test(url) || !event.cancelable || event.downloadRequest !== null) return;
      const { go, instead } = guards.navigate(url);
      if (!go || instead) event.preventDefault();
      if (go && instead) page.location.href = instead;
    });
  }
}
