/** Electron's `crashReporter`: it takes what it is told, and reports nothing. */
import type { CrashReporter } from 'electron';

export function createCrashReporter(): Pick<
  CrashReporter,
  | 'start'
  | 'getParameters'
  | 'addExtraParameter'
  | 'removeExtraParameter'
  | 'getUploadToServer'
  | 'setUploadToServer'
> {
  const parameters: Record<string, string> = {};
  let upload = false;
  return {
    start: (options) => {
      upload = options.uploadToServer ?? true;
    },
    getParameters: () => ({ ...parameters }),
    addExtraParameter(key, value) {
      parameters[key] = value;
    },
    removeExtraParameter: (key) => void delete parameters[key],
    getUploadToServer: () => upload,
    setUploadToServer(wanted) {
      upload = wanted;
    },
  };
}
