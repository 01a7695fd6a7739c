/** Cuts text to at most `max` characters at the end of a word, with an ellipsis where something was cut. */
export function shorten(text: string, max: number): string {
  const flat = text.replaceAll(/\s+/g, ' ').trim();
  if (flat.length <= max) return flat;
  const cut = flat.slice(0, max - 1).replace(/[\uD800-\uDBFF]$/, '');
  const space = cut.lastIndexOf(' ');
  return `${(space > max / 2 ? cut.slice(0, space) : cut).replace(/[\s.,;:!?-]+$/, '')}…`;
}

/** What people begin with before they say what the matter is. */
const OPENERS =
  /^(?:(?:hi|hello|hey|dear|good (?:morning|afternoon|evening)|hallo|moin|servus|grüezi|guten (?:morgen|tag|abend)|liebes?)(?:\s+(?:there|all|everyone|team|support|it|deskside|zusammen|alle|leute|liebes team))*|(?:please|bitte|sorry|entschuldigung|quick question|a question|short question|kurze frage|frage|(?:can|could) (?:you|someone|anyone) (?:please )?help(?: me)?(?: with)?|i have a (?:question|problem)(?: with)?|ich (?:habe|hab) (?:eine frage|ein problem|ein kleines problem)|können sie mir (?:bitte )?helfen|kannst du mir (?:bitte )?helfen))(?![\p{L}])[\s,.:;!?–-]*/iu;

/**
 * A title for a conversation, made from its first question: what it is about without the greeting, its first sentence,
 * at most 60 characters.
 */
export function titleOf(question: string): string {
  const lines = question.trim().split(/\n+/).map(withoutOpeners);
  const line = lines.find((each) => /\p{L}{2}/u.test(each)) ?? question.trim().split('\n', 1)[0] ?? '';
  const sentence = /^.{12,}?[.!?](?=\s|$)/u.exec(line)?.[0].replace(/[.!]+$/, '') ?? line;
  const title = shorten(sentence, 60);
  return title.charAt(0).toLocaleUpperCase() + title.slice(1);
}

function withoutOpeners(line: string): string {
  let rest = line.trim();
  for (let shorter = rest.replace(OPENERS, ''); shorter !== rest; shorter = rest.replace(OPENERS, ''))
    rest = shorter;
  return rest;
}
