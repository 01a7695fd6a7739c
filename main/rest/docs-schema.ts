/** JSON Schemas in words and tables, for a person to read. */
import { html } from 'hono/html';
import type { JsonSchema } from './openapi-schemas.ts';

/** Escaped HTML, as `html` makes it. */
export type Html = ReturnType<typeof html>;

export interface Row {
  name: string;
  schema: JsonSchema;
  /** Whether a caller must send it. */
  required: boolean;
  note?: string | undefined;
}

/** A table of fields: name, type, whether it must be there, and what fits. */
export function fieldTable(caption: string, rows: readonly Row[]): Html {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${caption}"><table>
<caption>${caption}</caption>
<thead><tr><th scope="col">Name</th><th scope="col">Type</th><th scope="col">What fits</th></tr></thead>
<tbody>${rows.map(
    ({ name, schema, required, note }) => html`<tr>
<th scope="row"><code>${name}</code>${required ? html` <span class="required">required</span>` : ''}</th>
<td>${typeOf(schema)}</td><td>${inline([note, ...limitsOf(schema)].filter(Boolean).join('; '))}</td></tr>`,
  )}</tbody></table></div>`;
}

/** The fields of an object schema, those inside it with their path: `sources[].title`. */
export function rowsOf(schema: JsonSchema, prefix = ''): Row[] {
  const { properties, required } = schema;
  if (!isPart(properties)) return [];
  return Object.entries(properties).flatMap(([name, field]): Row[] => {
    if (!isPart(field)) return [];
    const row = {
      name: prefix + name,
      schema: field,
      required: Array.isArray(required) && required.includes(name),
      note: typeof field.description === 'string' ? field.description : undefined,
    };
    return [row, ...innerRows(field, row.name)];
  });
}

/** A value that fits, for the examples. */
export function sampleOf(schema: JsonSchema): unknown {
  const { type, enum: choices, anyOf } = schema;
  if (Array.isArray(choices)) return choices[0];
  if (Array.isArray(anyOf)) return sampleOf(anyOf[0]);
  return type === 'integer' || type === 'number' ? 1 : '…';
}

/** Text with its `code` set as code. */
export function inline(text: string): Html {
  return html`${text.split('`').map((part, i) => (i % 2 === 1 ? html`<code>${part}</code>` : part))}`;
}

/** The same fields for a reader, to whom it says nothing that they are always there. */
export function unmarked(rows: readonly Row[]): Row[] {
  return rows.map((row) => ({ ...row, required: false }));
}

function innerRows(field: JsonSchema, name: string): Row[] {
  const inner = alternatives(field).map((each) => (isPart(each.items) ? each.items : each));
  const isList = alternatives(field).some(({ items }) => items !== undefined);
  return inner.flatMap((each) => rowsOf(each, isList ? `${name}[].` : `${name}.`));
}

function typeOf(schema: JsonSchema): Html {
  const { $ref: ref, items, enum: choices, type } = schema;
  if (typeof ref === 'string') {
    const name = ref.split('/').at(-1) ?? '';
    return html`<a href="#${name}">${name}</a>`;
  }
  const options = alternatives(schema);
  if (options.length > 1) return joined(options.map(typeOf), ' or ');
  if (Array.isArray(choices))
    return joined(
      choices.map((choice) => html`<code>${String(choice)}</code>`),
      ' or ',
    );
  if (isPart(items)) return html`list of ${typeOf(items)}`;
  return html`${[type].flat().join(' or ')}`;
}

function limitsOf(schema: JsonSchema): string[] {
  return alternatives(schema).flatMap(({ minimum, maximum, minLength, maxLength }) => [
    ...(minimum !== undefined && maximum !== undefined ? [`${minimum} to ${maximum}`] : []),
    ...(maxLength !== undefined
      ? [`${minLength ? `${minLength} to` : 'at most'} ${maxLength} characters`]
      : []),
  ]);
}

function alternatives(schema: JsonSchema): JsonSchema[] {
  const options = schema.anyOf ?? schema.oneOf;
  return Array.isArray(options) ? options.filter(isPart) : [schema];
}

function joined(parts: Html[], between: string): Html {
  return html`${parts.map((part, i) => (i === 0 ? part : html`${between}${part}`))}`;
}

function isPart(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
