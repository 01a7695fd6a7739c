/** Passes on only what was not said the time before: a folder that is away would fill the log else. */
export function newLines(say: (line: string) => void): { next(): (line: string) => void } {
  let before = new Set<string>();
  let now = new Set<string>();
  return {
    next() {
      before = now;
      const said = new Set<string>();
      now = said;
      const known = before;
      return (line) => {
        said.add(line);
        if (!known.has(line)) say(line);
      };
    },
  };
}
