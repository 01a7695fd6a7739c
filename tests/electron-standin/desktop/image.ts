/** Electron's `nativeImage`, as far as PNG files go: enough to tell a picture that is there from one that is not. */
import { readFileSync } from 'node:fs';
import type { NativeImage } from 'electron';

type Part = Pick<
  NativeImage,
  'isEmpty' | 'getSize' | 'toPNG' | 'toDataURL' | 'setTemplateImage' | 'isTemplateImage' | 'resize'
>;

export interface NativeImages {
  createFromPath(path: string): Part;
  createFromBuffer(bytes: Buffer): Part;
  createFromDataURL(url: string): Part;
  createEmpty(): Part;
}

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

export function createNativeImages(): NativeImages {
  return {
    createFromPath(path) {
      try {
        return imageOf(readFileSync(path));
      } catch {
        return imageOf(Buffer.alloc(0));
      }
    },
    createFromBuffer: imageOf,
    createFromDataURL: (url) => imageOf(Buffer.from(url.replace(/^data:image\/\w+;base64,/, ''), 'base64')),
    createEmpty: () => imageOf(Buffer.alloc(0)),
  };
}

function imageOf(bytes: Buffer): Part {
  const isPng = bytes.subarray(0, 8).equals(PNG);
  const isPicture = isPng || bytes.subarray(0, 2).equals(Buffer.from([0xff, 0xd8])) || isIcon(bytes);
  let template = false;
  const image: Part = {
    isEmpty: () => !isPicture,
    getSize: () =>
      isPng ? { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) } : { width: 0, height: 0 },
    toPNG: () => bytes,
    toDataURL: () => `data:image/png;base64,${bytes.toString('base64')}`,
    setTemplateImage(wanted) {
      template = wanted;
    },
    isTemplateImage: () => template,
    resize: () => Object.assign(image),
  };
  return image;
}

function isIcon(bytes: Buffer): boolean {
  return bytes.length > 6 && bytes.readUInt32LE(0) === 0x0001_0000;
}
