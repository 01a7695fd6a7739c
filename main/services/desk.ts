import type { Input } from '../../shared/contract.ts';
import { Failure } from '../../shared/errors.ts';
import type { DesktopState } from '../../shared/model.ts';
import type { Desktop } from './desktop.ts';

/** Done; there is nothing to tell. */
type Done = Record<string, never>;

/** What our own windows ask of the desktop; `desktop_only` where there is none. */
export interface Desk {
  state(): DesktopState;
  open(place: Input<'desktop.open'>): Done;
  hide(): Done;
  resize(input: Input<'desktop.resize'>): Done;
  openLink(input: Input<'desktop.openLink'>): Promise<Done>;
  openDataFolder(): Promise<Done>;
  save(input: Input<'desktop.save'>): Promise<{ saved: boolean }>;
}

/**
 * @param desktop undefined where the product runs as a service
 * @param rest how the REST service is
 */
export function createDesk(desktop: Desktop | undefined, rest: () => DesktopState['rest']): Desk {
  function present(): Desktop {
    if (!desktop) throw new Failure('desktop_only');
    return desktop;
  }
  return {
    state: () => ({ ...present().state(), rest: rest() }),
    open(place) {
      present().open(place);
      return {};
    },
    hide() {
      present().hideQuickAsk();
      return {};
    },
    resize({ height }) {
      present().resizeQuickAsk(height);
      return {};
    },
    async openLink({ url }) {
      await present().openLink(url);
      return {};
    },
    async openDataFolder() {
      const there = present();
      await there.openFolder(there.state().data_folder);
      return {};
    },
    async save({ filename, text }) {
      return { saved: await present().saveText(filename, text) };
    },
  };
}
