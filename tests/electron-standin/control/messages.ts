/** What a test and the app under test tell each other, one JSON value a line. */

export interface Hello {
  hello: { pid: number; argv: string[] };
}

export interface Request {
  id: number;
  command: string;
  args: unknown[];
}

export type Reply = { id: number; result: unknown } | { id: number; error: string };

/** @returns takes pieces of text, and calls back with each line's value */
export function readLines(onValue: (value: unknown) => void): (text: string) => void {
  let rest = '';
  return (text) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) onValue(JSON.parse(line));
  };
}
