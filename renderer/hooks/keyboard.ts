/** Whether Cmd takes the part of Ctrl here, and keys are called by their Mac names. */
export function isMac(): boolean {
  return /mac/i.test(navigator.platform);
}

/** Whether keys that are typed there are text. */
export function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]');
}
