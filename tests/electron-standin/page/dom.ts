/** The few things of a page that the two world scripts touch; the project's tests are compiled without the DOM's types. */

export interface DomEvent {
  relatedTarget: DomTarget;
  detail: unknown;
  target: unknown;
  defaultPrevented: boolean;
  clientX: number;
  clientY: number;
}

export interface PageElement {
  isContentEditable: boolean;
  value?: string;
  selectionStart?: number | null;
  selectionEnd?: number | null;
  href?: string;
  matches(selector: string): boolean;
  closest(selector: string): PageElement | null;
}

export interface DomTarget {
  addEventListener(name: string, listener: (event: DomEvent) => void, options?: { once: boolean }): void;
  dispatchEvent(event: object): void;
}

interface NavigateEvent {
  cancelable: boolean;
  downloadRequest: string | null;
  destination: { url: string };
  preventDefault(): void;
}

export interface PageWindow extends DomTarget {
  top: PageWindow;
  location: { href: string; protocol: string };
  document: { createElement(tag: string): DomTarget };
  open(url?: string, name?: string, features?: string): unknown;
  navigation: { addEventListener(name: 'navigate', listener: (event: NavigateEvent) => void): void };
  navigator: Record<string, object | undefined>;
  MouseEvent: new (name: string, init: { relatedTarget: DomTarget }) => object;
  CustomEvent: new (name: string, init: { detail: unknown }) => object;
}
