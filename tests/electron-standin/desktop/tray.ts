/** Electron's Tray. */
import { EventEmitter } from 'node:events';
import type { Tray as ElectronTray, KeyboardEvent, Rectangle } from 'electron';
import { createEvent } from '../event.ts';
import type { Menu } from './menu.ts';

type Part = Pick<
  ElectronTray,
  | 'setImage'
  | 'setPressedImage'
  | 'setToolTip'
  | 'setTitle'
  | 'getTitle'
  | 'getBounds'
  | 'destroy'
  | 'isDestroyed'
>;

/** A tray as the screen has it. */
export interface ShownTray {
  toolTip: string;
  menu: Menu | null;
  /** What a person does to it. */
  act(event: 'click' | 'double-click' | 'right-click'): void;
}

/** @param trays is kept to the trays there are */
export function createTrayClass(trays: Set<ShownTray>, isReady: () => boolean) {
  return class Tray extends EventEmitter implements Part, ShownTray {
    menu: Menu | null = null;
    toolTip = '';
    image: unknown;
    #title = '';
    #destroyed = false;

    constructor(image: unknown) {
      super();
      if (!isReady()) throw new Error('Cannot create Tray before app is ready');
      this.image = image;
      trays.add(this);
    }

    setImage(image: unknown): void {
      this.image = image;
    }

    setPressedImage(): void {}

    setToolTip(text: string): void {
      this.#alive();
      this.toolTip = text;
    }

    setTitle(text: string): void {
      this.#title = text;
    }

    getTitle(): string {
      return this.#title;
    }

    setContextMenu(menu: Menu | null): void {
      this.#alive();
      this.menu = menu;
    }

    popUpContextMenu(menu: Menu | null = this.menu): void {
      menu?.popup();
    }

    getBounds(): Rectangle {
      return { x: 1880, y: 0, width: 24, height: 24 };
    }

    act(event: 'click' | 'double-click' | 'right-click'): void {
      const keys: KeyboardEvent = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };
      const bounds = this.getBounds();
      this.emit(event, createEvent(keys), bounds, { x: bounds.x, y: bounds.y });
    }

    destroy(): void {
      this.#destroyed = true;
      trays.delete(this);
    }

    isDestroyed(): boolean {
      return this.#destroyed;
    }

    #alive(): void {
      if (this.#destroyed) throw new TypeError('Object has been destroyed');
    }
  };
}
