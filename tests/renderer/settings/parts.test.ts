import { describe, expect, it } from 'vitest';
import { acceleratorOf, keysOf } from '../../../renderer/screens/settings/sections/accelerator.ts';
import { curlLine, portOf } from '../../../renderer/screens/settings/sections/port.ts';

const NONE = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

describe('a shortcut', () => {
  it.each([
    [{ code: 'Space', ctrlKey: true, shiftKey: true }, false, 'CommandOrControl+Shift+Space'],
    [{ code: 'KeyJ', metaKey: true }, true, 'CommandOrControl+J'],
    [{ code: 'KeyJ', ctrlKey: true }, true, 'Control+J'],
    [{ code: 'Digit3', altKey: true }, false, 'Alt+3'],
    [{ code: 'F9' }, false, 'F9'],
    [{ code: 'KeyJ', shiftKey: true }, false, null],
    [{ code: 'ControlLeft', ctrlKey: true }, false, null],
  ])('of %j (Mac: %s) is %s', (keys, mac, accelerator) => {
    expect(acceleratorOf({ ...NONE, ...keys }, mac)).toBe(accelerator);
  });

  it('is shown by the names of keys', () => {
    expect(keysOf('CommandOrControl+Shift+Return')).toBe('mod+shift+enter');
  });
});

describe('a port', () => {
  it.each([
    ['8000', 8000],
    ['0', 0],
    ['65535', 65_535],
    ['65536', null],
    ['', null],
    ['80a', null],
    ['-1', null],
  ])('%j is %s', (text, port) => expect(portOf(text)).toBe(port));

  it('has a line to try it', () => {
    expect(curlLine('http://127.0.0.1:8000/')).toBe('curl http://127.0.0.1:8000/health');
  });
});
