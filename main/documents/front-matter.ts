/** What a document says of itself before its first line: YAML, TOML or JSON. */
import { parse } from 'yaml';
import { UnreadableDocument } from './problem.ts';

interface Split {
  given: unknown;
  body: string;
}

/** Blank lines and comments may stand before it. */
const BEFORE = String.raw`^\uFEFF?(?:[ \t]*\n|<!--(?:(?!-->)[\s\S])*-->)*`;
const YAML = new RegExp(String.raw`${BEFORE}---[ \t]*\n([\s\S]*?)(?<=\n)(?:---|\.\.\.)[ \t]*(?:\n|$)`);
const TOML = new RegExp(String.raw`${BEFORE}\+\+\+[ \t]*\n([\s\S]*?)(?<=\n)\+\+\+[ \t]*(?:\n|$)`);
const JSON_OBJECT = new RegExp(String.raw`${BEFORE}(?=\{[ \t]*\n?[ \t]*")`);

/**
 * Takes the front matter off; what only looks like some is text.
 * @throws UnreadableDocument where it cannot be understood
 */
export function splitFrontMatter(source: string): Split {
  const yaml = YAML.exec(source);
  if (yaml) {
    const given = parseYaml(yaml[1] ?? '');
    return typeof given === 'string' ? plain(source) : rest(source, yaml[0].length, given);
  }
  const toml = TOML.exec(source);
  if (toml) return rest(source, toml[0].length, parseToml(toml[1] ?? ''));
  return splitJson(source) ?? plain(source);
}

function plain(source: string): Split {
  return { given: {}, body: source.trim() };
}

function rest(source: string, from: number, given: unknown): Split {
  return { given: given ?? {}, body: source.slice(from).trim() };
}

function parseYaml(text: string): unknown {
  try {
    return parse(text, { logLevel: 'error', uniqueKeys: false });
  } catch {
    const lines = simpleLines(text);
    if (lines) return lines;
    throw new UnreadableDocument('front_matter');
  }
}

/** Front matter as people write it, "title: Outlook: it does not start": no YAML, and clear all the same. */
function simpleLines(text: string): Record<string, string> | undefined {
  const given: Record<string, string> = {};
  for (const line of text.split('\n')) {
    const [, name, value = ''] = /^([\w.-]+):[ \t]*(.*)$/.exec(line) ?? [];
    if (name !== undefined && !/^[[{]/.test(value))
      given[name] = value.replace(/^(["'])(.*)\1$/, '$2').trim();
    else if (!/^(?:\s.*|-\s.*|#.*)?$/.test(line)) return undefined;
  }
  return given;
}

/** Of TOML as much as titles, texts and lists of words need; tables and what is no JSON value are left out. */
function parseToml(text: string): Record<string, unknown> {
  const given: Record<string, unknown> = {};
  const head = text.split(/^\s*\[/m)[0] ?? '';
  for (const [, name = '', value = ''] of head.matchAll(
    /^\s*"?([\w.-]+)"?\s*=\s*("(?:[^"\\\n]|\\.)*"|'[^'\n]*'|\[[^\]]*\]|[^\s#]+)/gm,
  )) {
    given[name] = tomlValue(value);
  }
  return given;
}

function tomlValue(value: string): unknown {
  const asJson = value.replaceAll(/'([^'\n]*)'/g, (_, text) => JSON.stringify(text)).replace(/,\s*\]$/, ']');
  try {
    return JSON.parse(asJson);
  } catch {
    return value;
  }
}

/** An object at the beginning, as far as its closing brace on a line of its own. */
function splitJson(source: string): Split | undefined {
  const start = JSON_OBJECT.exec(source)?.[0].length;
  if (start === undefined) return undefined;
  for (const { index } of source.matchAll(/^\}[ \t]*$/gm)) {
    try {
      return rest(source, index + 1, JSON.parse(source.slice(start, index + 1)));
    } catch {
      // The brace of something within; a later one may end the object.
    }
  }
  return undefined;
}
