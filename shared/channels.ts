/** The names of the IPC channels between preload and main. */

/** invoke: {call, name, input} → Result */
export const REQUEST = 'support:request';
/** send: call */
export const CANCEL = 'support:cancel';
/** main → window: {call, event, data}, what a streaming call tells on its way */
export const PROGRESS = 'support:progress';
/** main → window: {name, data}, what a window is told unasked */
export const PUSH = 'support:push';
