/** What the isolated world and the main process tell each other. */
import type { Packet } from './wire.ts';

/** The part of Electron's ContextMenuParams that a page knows. */
interface ContextMenu {
  x: number;
  y: number;
  linkURL: string;
  selectionText: string;
  isEditable: boolean;
}

/** Asked while the page stands still until the answer is there. */
export type Question =
  | { ask: 'ipc'; channel: string; args: Packet }
  | { ask: 'navigate'; url: string }
  | { ask: 'permission'; permission: string };

export type FromPage =
  | { type: 'send'; channel: string; args: Packet }
  | { type: 'invoke'; id: number; channel: string; args: Packet }
  | { type: 'permission'; id: number; permission: string }
  | { type: 'copied'; text: string }
  | { type: 'paste'; id: number }
  | { type: 'open'; url: string; name: string; features: string }
  | { type: 'context-menu'; params: ContextMenu }
  | { type: 'preload-error'; message: string; stack: string }
  | { type: 'question'; question: Question };

export type ToPage =
  | { type: 'message'; channel: string; args: Packet }
  | { type: 'reply'; id: number; result: Packet }
  | { type: 'failure'; id: number; message: string };

/** The answers to questions. */
export interface Answers {
  ipc: Packet;
  /** Stay, go there, or go to the address that stands for it. */
  navigate: { go: boolean; instead?: string };
  permission: 'granted' | 'denied';
}

/** What the main world may ask of the isolated one, besides the preload's API. */
export interface Guards {
  open(url: string, name: string, features: string): void;
  navigate(url: string): Answers['navigate'];
  permissionState(permission: string): Answers['permission'];
  requestPermission(permission: string): Promise<boolean>;
  copied(text: string): void;
  paste(): Promise<string>;
}
