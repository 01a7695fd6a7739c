/** Requirement C6: the log tells what went wrong and where, and quotes nothing. */
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createLog } from '../main/log.ts';

/** What the log writes of a cause. */
function written(cause: unknown): string {
  const lines: string[] = [];
  const stderr = vi.spyOn(process.stderr, 'write').mockImplementation((line) => lines.push(String(line)) > 0);
  onTestFinished(() => stderr.mockRestore());
  createLog('info').error('it failed', cause);
  return lines.join('');
}

describe('an error in the log', () => {
  it('has its class, its code and its place', () => {
    const line = written(Object.assign(new RangeError('my PIN is 4711'), { code: 'E_WHAT' }));
    expect(line).toMatch(/ error it failed: RangeError E_WHAT at .*log\.test\.ts:\d+/);
    expect(line.trim().split('\n')).toHaveLength(1);
    expect(line).not.toContain('4711');
  });

  it.each([
    ['looks like a place', new Error('one\n    at my PIN 4711')],
    ['is quoted by a parser', parseError('\n    at my PIN 4711')],
    ['is no error at all', 'my PIN is 4711'],
    ['is its cause', new Error('outer', { cause: new Error('my PIN is 4711') })],
  ])('does not quote what %s', (_name, cause) => {
    const line = written(cause);
    expect(line).toContain('it failed');
    expect(line).not.toContain('4711');
  });
});

function parseError(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    return error;
  }
}
