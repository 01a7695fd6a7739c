/** Electron's Notification. */
import { EventEmitter } from 'node:events';
import type { Notification as ElectronNotification, NotificationConstructorOptions } from 'electron';
import { createEvent } from '../event.ts';

type Part = Pick<ElectronNotification, 'title' | 'subtitle' | 'body' | 'silent' | 'show' | 'close'>;

/** A notification as the screen has it. */
export interface ShownNotification {
  title: string;
  subtitle: string;
  body: string;
  /** What a person does. */
  click(): void;
  close(): void;
}

/** @param shown is kept to those on the screen, the oldest first */
export function createNotificationClass(shown: Set<ShownNotification>) {
  return class Notification extends EventEmitter implements Part, ShownNotification {
    title: string;
    subtitle: string;
    body: string;
    silent: boolean;

    constructor(options: NotificationConstructorOptions = {}) {
      super();
      this.title = options.title ?? '';
      this.subtitle = options.subtitle ?? '';
      this.body = options.body ?? '';
      this.silent = options.silent ?? false;
    }

    static isSupported(): boolean {
      return true;
    }

    show(): void {
      shown.add(this);
      this.emit('show', createEvent({}));
    }

    close(): void {
      if (shown.delete(this)) this.emit('close', createEvent({ reason: 'applicationHidden' }));
    }

    click(): void {
      shown.delete(this);
      this.emit('click', createEvent({}));
    }
  };
}
