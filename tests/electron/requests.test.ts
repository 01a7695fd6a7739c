import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { collectRequests } from '../../main/electron/requests.ts';
import type { StartRequest } from '../../main/electron/start-request.ts';

describe('further starts and links', () => {
  it('are kept until someone listens, then told at once', () => {
    const app = new EventEmitter();
    const requests = collectRequests(app as never);
    let prevented = false;
    app.emit('open-url', { preventDefault: () => (prevented = true) }, 'deskside://ticket');
    const told: StartRequest[] = [];
    requests.listen((request) => void told.push(request));
    app.emit('second-instance', {}, ['deskside', '--quick-ask'], '/');
    app.emit('activate', {}, false);
    expect(prevented).toBe(true);
    expect(told).toEqual([
      { show: 'main', place: { screen: 'new_ticket' } },
      { show: 'quick-ask' },
      { show: 'main' },
    ]);
  });

  it('show the app even where the second start says it should be hidden', () => {
    const app = new EventEmitter();
    const told: StartRequest[] = [];
    collectRequests(app as never).listen((request) => void told.push(request));
    app.emit('second-instance', {}, ['deskside', '--hidden'], '/');
    expect(told).toEqual([{ show: 'main' }]);
  });
});
