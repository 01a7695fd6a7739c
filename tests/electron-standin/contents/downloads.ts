/** Downloads: the app hears of each, and none is saved, since there is nobody to say where. */
import type { EventEmitter } from 'node:events';
import type { DownloadItem } from 'electron';
import type { Session } from '../chromium/connection.ts';
import { createEvent } from '../event.ts';
import { standingFor } from '../standing-for.ts';
import type { Addresses } from './addresses.ts';

export interface DownloadDeps {
  browser: Session;
  addresses: Addresses;
  /** Of the session; hears of `will-download`. */
  emitter: EventEmitter;
  /** @returns the page of one of Chromium's frames */
  pageOf: (frameId: string) => object | undefined;
}

/** Denies downloads from now on. */
export function denyDownloads({ browser, addresses, emitter, pageOf }: DownloadDeps): void {
  browser.on('Browser.downloadWillBegin', ({ frameId, url, suggestedFilename }) => {
    const part: Pick<DownloadItem, 'getURL' | 'getFilename' | 'cancel'> = {
      getURL: () => addresses.toApp(url),
      getFilename: () => suggestedFilename,
      cancel() {},
    };
    emitter.emit('will-download', createEvent({}), standingFor<DownloadItem>(part), pageOf(frameId));
  });
  browser.post('Browser.setDownloadBehavior', { behavior: 'deny', eventsEnabled: true });
}
