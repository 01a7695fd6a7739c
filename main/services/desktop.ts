import type { Input } from '../../shared/contract.ts';
import type { DesktopState, Settings } from '../../shared/model.ts';

/** What the services may ask of the desktop around the app; there is none where the product runs as a service. */
export interface Desktop {
  /** All but the REST service, which is not the desktop's. */
  state(): Omit<DesktopState, 'rest'>;
  /** Shows the main window at a place. */
  open(place: Input<'desktop.open'>): void;
  hideQuickAsk(): void;
  /** @param height CSS pixels */
  resizeQuickAsk(height: number): void;
  /** @throws Failure `link_refused` for anything but https and mailto */
  openLink(url: string): Promise<void>;
  openFolder(path: string): Promise<void>;
  /** @returns undefined where the person chose none */
  pickFolder(): Promise<string | undefined>;
  /** @returns false where the person chose not to */
  saveText(filename: string, text: string): Promise<boolean>;
  /** Brings shortcut and start at login in line with the settings; what came of it is in `state()`. */
  apply(settings: Settings): Promise<void>;
}
