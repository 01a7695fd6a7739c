/** Tells a person who looks elsewhere that an answer has come. What was asked and answered stays in the app. */
import { Notification, type WebContents } from 'electron';
import { z } from 'zod';
import type { Result } from '../../shared/errors.ts';
import type { Texts } from './texts.ts';

const Answer = z.object({ session_id: z.string() });

export interface NoticeDeps {
  texts: () => Texts;
  /** Whether the person has the page before them. */
  isWatched: (page: WebContents) => boolean;
  openSession: (id: string) => void;
}

/** @returns to be told of each call of a page that has ended */
export function createNotices({ texts, isWatched, openSession }: NoticeDeps) {
  // Held until it is gone: a notification that is collected no longer tells of its click.
  const shown = new Set<Notification>();

  return (route: string, result: Result<unknown>, page: WebContents): void => {
    if (route !== 'chat.ask' || !result.ok || isWatched(page) || !Notification.isSupported()) return;
    const answer = Answer.safeParse(result.value).data;
    if (!answer) return;
    const notification = new Notification({ ...texts().answerReady });
    shown.add(notification);
    notification.on('close', () => shown.delete(notification));
    notification.on('click', () => {
      shown.delete(notification);
      openSession(answer.session_id);
    });
    notification.show();
  };
}
