import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dataFolderOf, linkRequest, startRequestOf } from '../../main/electron/start-request.ts';

describe('what a start asks for', () => {
  it('shows the main window, the quick ask, or nothing at login', () => {
    expect(startRequestOf(['electron', '.'])).toEqual({ show: 'main' });
    expect(startRequestOf(['deskside', '--quick-ask'])).toEqual({ show: 'quick-ask' });
    expect(startRequestOf(['deskside', '--hidden'])).toEqual({ show: 'nothing' });
  });

  it('finds a link and a switch among the arguments that a second start brings', () => {
    const args = ['deskside', '--original-process-start-time=1', 'DESKSIDE://ticket', '--allow-file'];
    expect(startRequestOf(args)).toEqual({ show: 'main', place: { screen: 'new_ticket' } });
    expect(startRequestOf(['--quick-ask', 'deskside', '--x'])).toEqual({ show: 'quick-ask' });
  });

  it('takes another folder for its data', () => {
    expect(dataFolderOf(['deskside', '--user-data-dir=/tmp/x y'])).toBe('/tmp/x y');
    expect(dataFolderOf(['deskside', '--user-data-dir='])).toBeUndefined();
    expect(dataFolderOf(['deskside'])).toBeUndefined();
  });
});

describe('deskside:// links', () => {
  it.each([
    ['deskside://ask', { screen: 'ask' }],
    ['deskside://ask/?q=Drucker%20klemmt', { screen: 'ask', text: 'Drucker klemmt' }],
    ['deskside://ticket', { screen: 'new_ticket' }],
    ['deskside://ticket/', { screen: 'new_ticket' }],
    ['deskside://session/abc-1', { screen: 'ask', session_id: 'abc-1' }],
  ])('%s shows a place', (link, place) => {
    expect(linkRequest(link)).toEqual({ show: 'main', place });
  });

  it.each([
    'deskside://settings',
    'deskside://ask/now',
    'deskside://ask?q=a&send=1',
    'deskside://ask?q=',
    `deskside://ask?q=${'x'.repeat(2001)}`,
    'deskside://ticket?subject=x',
    'deskside://session',
    'deskside://session/a/b',
    'deskside://session/%E0%A4%A',
    'deskside://session/a%0Ab',
    'deskside:ask',
    'https://ask',
    `deskside://session/${'x'.repeat(20_000)}`,
  ])('%s only shows the app', (link) => {
    expect(linkRequest(link)).toEqual({ show: 'main' });
  });

  it('never gives anything but a place, whatever the link', () => {
    const tail = fc.string({ unit: 'binary-ascii', maxLength: 60 });
    const host = fc.constantFrom('ask', 'ticket', 'session', 'settings', '', '..');
    fc.assert(
      fc.property(host, tail, (name, rest) => {
        const request = linkRequest(`deskside://${name}${rest}`);
        expect(request.show).toBe('main');
        const place = 'place' in request ? request.place : undefined;
        expect(['ask', 'new_ticket', undefined]).toContain(place?.screen);
        expect(
          Object.keys(place ?? {}).filter((key) => !['screen', 'text', 'session_id'].includes(key)),
        ).toEqual([]);
      }),
    );
  });
});
