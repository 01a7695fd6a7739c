/** Electron's `dialog`: each stays open until a test answers it. */
import type {
  BaseWindow,
  Dialog,
  MessageBoxOptions,
  MessageBoxReturnValue,
  OpenDialogOptions,
  OpenDialogReturnValue,
  SaveDialogOptions,
  SaveDialogReturnValue,
} from 'electron';

type DialogKind = 'open' | 'save' | 'message' | 'error';

interface DialogShown {
  kind: DialogKind;
  options: OpenDialogOptions | SaveDialogOptions | MessageBoxOptions | { title: string; content: string };
  open: boolean;
}

interface DialogAnswer {
  /** Of an open or a save dialog; none means cancelled. */
  paths?: string[];
  /** Of a message box: the button's place. */
  button?: number;
  checked?: boolean;
}

export interface Dialogs {
  dialog: Pick<
    Dialog,
    'showOpenDialog' | 'showSaveDialog' | 'showMessageBox' | 'showMessageBoxSync' | 'showErrorBox'
  >;
  /** All so far, the latest last. */
  shown(): DialogShown[];
  /** Answers the oldest open dialog, else the next that comes. */
  answer(answer: DialogAnswer): void;
}

type OneOrTwo<O> = [options: O] | [window: BaseWindow, options: O];

export function createDialogs(): Dialogs {
  const shown: DialogShown[] = [];
  const waiting: ((answer: DialogAnswer) => void)[] = [];
  const prepared: DialogAnswer[] = [];

  async function show(kind: DialogKind, options: DialogShown['options']): Promise<DialogAnswer> {
    const entry = { kind, options: plain(options), open: true };
    shown.push(entry);
    const answer = prepared.shift() ?? (await new Promise<DialogAnswer>((resolve) => waiting.push(resolve)));
    entry.open = false;
    return answer;
  }

  return {
    dialog: {
      async showOpenDialog(...args: OneOrTwo<OpenDialogOptions>): Promise<OpenDialogReturnValue> {
        const { paths = [] } = await show('open', last(args));
        return { canceled: paths.length === 0, filePaths: paths };
      },
      async showSaveDialog(...args: OneOrTwo<SaveDialogOptions>): Promise<SaveDialogReturnValue> {
        const { paths = [] } = await show('save', last(args));
        return { canceled: paths.length === 0, filePath: paths[0] ?? '' };
      },
      async showMessageBox(...args: OneOrTwo<MessageBoxOptions>): Promise<MessageBoxReturnValue> {
        const options = last(args);
        const { button = options.cancelId ?? 0, checked = false } = await show('message', options);
        return { response: button, checkboxChecked: checked };
      },
      showMessageBoxSync(...args: OneOrTwo<MessageBoxOptions>): number {
        const options = last(args);
        shown.push({ kind: 'message', options: plain(options), open: false });
        return prepared.shift()?.button ?? options.cancelId ?? 0;
      },
      showErrorBox(title, content) {
        shown.push({ kind: 'error', options: { title, content }, open: false });
        process.stderr.write(`${title}: ${content}\n`);
      },
    },
    shown: () => shown,
    answer(answer) {
      const oldest = waiting.shift();
      if (oldest) oldest(answer);
      else prepared.push(answer);
    },
  };
}

function last<O>(args: OneOrTwo<O>): O {
  return args.length === 2 ? args[1] : args[0];
}

/** As it can be told to a test. */
function plain<O extends object>(options: O): O {
  return JSON.parse(JSON.stringify(options));
}
