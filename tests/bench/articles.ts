/** Articles by number, with words of many kinds in uneven frequencies, as documents have them; always the same. */

const THINGS =
  'printer scanner laptop phone monitor dock keyboard headset badge router projector tablet camera charger server mailbox calendar folder drive account card token certificate licence browser'.split(
    ' ',
  );
const TROUBLES =
  'does not start,is slow,shows an error,keeps disconnecting,cannot be found,is locked,asks again and again,loses its settings,prints blank pages,makes a noise'.split(
    ',',
  );
const PLACES = 'Zurich Berlin Vienna Hamburg Geneva Basel Munich Graz London Paris'.split(' ');

/** One Markdown document of about 1.5 kB. */
export function articleText(n: number): string {
  const thing = pick(THINGS, n);
  const trouble = pick(TROUBLES, Math.floor(n / THINGS.length));
  const model = `model${n % 977}`;
  const steps = Array.from(
    { length: 7 },
    (_, step) =>
      `${step + 1}. Open ${pick(THINGS, n * 7 + step * 3)} ${invented(n * 13 + step)} and check ${invented(n + step * 101)} in ${pick(PLACES, n + step)}.`,
  );
  return `---\ntitle: ${thing} ${model} ${trouble}\ncategory: IT Support\nkeywords: [${thing}, ${model}, article${n}]\n---\nWhat to do when the ${thing} ${trouble}.\n\n## Symptoms\n- The ${thing} ${trouble} after ${invented(n * 3)}\n\n## Steps\n${steps.join('\n')}\n\n## When to open a ticket\nWhen ${invented(n * 5)} is still there, name ${model} and article${n}.\n`;
}

/** Questions as people ask them, some of them about nothing there is. */
export function question(n: number): string {
  const forms = [
    `my ${pick(THINGS, n)} ${pick(TROUBLES, n * 3)}`,
    `${pick(THINGS, n)} model${n % 977}`,
    `help the ${pick(THINGS, n)} in ${pick(PLACES, n)} ${pick(TROUBLES, n)} since this morning and nobody knows why`,
    `${invented(n)} ${pick(THINGS, n)}`,
    `how do i bake bread ${n}`,
  ];
  return pick(forms, n);
}

/** A word of three syllables; some 4,000 of them. */
function invented(n: number): string {
  const syllables = 'ba ke li mo nu ra se ti vo wa xe yo zu fi go ha'.split(' ');
  return [n, Math.floor(n / 16), Math.floor(n / 97)].map((part) => pick(syllables, part)).join('');
}

function pick(list: readonly string[], n: number): string {
  return list[n % list.length] ?? '';
}
