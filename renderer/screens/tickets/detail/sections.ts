/** A part of a ticket's description. */
export interface Section {
  /** Empty for what stands before the first heading. */
  title: string;
  text: string;
}

/** A line, underlined by the next one: how `compose` and many people head a part of a plain text. */
const HEADING = /^(\S.*)\n-{3,}$/m;

/** The parts of a description by its underlined headings. Splitting by a pattern with a group gives text and title in turn. */
export function sectionsOf(description: string): Section[] {
  const [before = '', ...rest] = description.replaceAll('\r\n', '\n').split(new RegExp(HEADING, 'gm'));
  const sections: Section[] = [{ title: '', text: before.trim() }];
  for (let at = 0; at < rest.length; at += 2) {
    sections.push({ title: rest[at] ?? '', text: rest[at + 1]?.trim() ?? '' });
  }
  return sections.filter(({ title, text }) => title !== '' || text !== '');
}
