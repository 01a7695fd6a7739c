/** Electron's `app.commandLine`: the switches this process was started with, and those added since. */
import type { CommandLine } from 'electron';

export type StandInCommandLine = Pick<
  CommandLine,
  'appendSwitch' | 'appendArgument' | 'hasSwitch' | 'getSwitchValue' | 'removeSwitch'
>;

/** @param args such as `['--lang=de', '--hidden']` */
export function createCommandLine(args: readonly string[]): StandInCommandLine {
  const switches = new Map<string, string>();
  for (const arg of args) {
    const [, name, value = ''] = /^--([^=]+)(?:=(.*))?$/s.exec(arg) ?? [];
    if (name) switches.set(name.toLowerCase(), value);
  }
  return {
    appendSwitch: (name, value = '') => void switches.set(name.toLowerCase(), value),
    appendArgument() {},
    hasSwitch: (name) => switches.has(name.toLowerCase()),
    getSwitchValue: (name) => switches.get(name.toLowerCase()) ?? '',
    removeSwitch: (name) => void switches.delete(name.toLowerCase()),
  };
}
