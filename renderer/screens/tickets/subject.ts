const LONGEST = 160;

/** What stands for a ticket in a list: the first line of its description. */
export function subjectOf(description: string): string {
  return description.trimStart().split('\n', 1)[0]?.trim() ?? '';
}

/** A heading, and what stands below it: a first line too long for a heading is cut there and stays below as a whole. */
export function headed(description: string): { subject: string; rest: string } {
  const subject = subjectOf(description);
  if (subject.length > LONGEST)
    return { subject: `${subject.slice(0, LONGEST).trimEnd()}…`, rest: description.trim() };
  return { subject, rest: description.trimStart().slice(subject.length).trim() };
}
