import type { Plugin } from 'vite';

/** A `<style>` that a component of Radix renders beside its viewport; `styles/base.css` has the same rules. */
const STYLE_ELEMENT = /jsx\(\s*"style",\s*\{\s*dangerouslySetInnerHTML:[\s\S]*?\bnonce\s*\}\s*\)/g;
const MODULES = /[\\/]@radix-ui[\\/]react-(scroll-area|select)[\\/]dist[\\/]index\.mjs$/;

/**
 * Takes the inline styles out of Radix' scroll area and select: the page's policy is `style-src 'self'`.
 * The build fails where an update has moved them, rather than the page at run time.
 */
export function withoutInlineStyles(): Plugin {
  return {
    name: 'without-inline-styles',
    transform(code, id) {
      if (!MODULES.test(id)) return undefined;
      const changed = code.replaceAll(STYLE_ELEMENT, 'null');
      if (changed === code || changed.includes('"style",')) {
        this.error(`${id} renders its styles in another way now: see build/inline-styles.ts`);
      }
      return { code: changed, map: null };
    },
  };
}
