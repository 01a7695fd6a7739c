/** What the scripted model says. */
import type { Reply } from '../../tests/helpers/lmstudio/exchange.ts';
import { DONE, event, untilLeft } from '../../tests/helpers/lmstudio/replies.ts';

export const ANSWER = `Usually the connection underneath isn't ready yet [1]. Try these in order:

1. Open an ordinary public website. If that fails too, fix the Wi-Fi first.
2. In a hotel or on a train, accept the network's **sign-in page** in the browser.
3. Right-click the VPN icon next to the clock, choose *Quit* and start it again [1].
4. Look at your phone: a confirmation request may be waiting there.

You can test the way to the gateway with:

\`\`\`
ping vpn.example.bank
\`\`\`

If your phone's hotspot works, your home router is in the way. The [provider's guide](https://support.example.com/vpn) tells how to change it.`;

/** A table, code and words that are wider than the page. */
export const LONG_ANSWER = `The path is too long for Word. Move \`C:\\Users\\jana.brunner\\OneDrive\\Abteilungen\\Kreditüberwachung\\Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz\` nearer to the root:

\`\`\`
move "C:\\Users\\jana.brunner\\OneDrive\\Abteilungen\\Kreditüberwachung\\Vorlage_final_v27.docm" "C:\\Work\\Vorlage.docm"
\`\`\`

| Where | Longest path | What to do |
|---|---|---|
| Word | 259 characters | move the file, or shorten the folders' names |
| OneDrive | 400 characters | nothing |

> Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft is a word like any other.`;

const THOUGHT =
  'The person is at home, so first the network underneath, then the program itself, then the second factor.';

/** Thinks, then answers. */
export function says(text: string): Reply {
  return speaks(THOUGHT, text, async ({ write, model, end }) => {
    await write(event(model, {}, 'stop') + DONE);
    end();
  });
}

/** Thinks without an end. */
export const thinks: Reply = speaks(THOUGHT, '', untilLeft);

/** Falls silent in the middle. */
export const pauses: Reply = speaks(THOUGHT, ANSWER.slice(0, 330), untilLeft);

/** Ends in the middle, without its finish marker. */
export const breaksOff: Reply = speaks('', ANSWER.slice(0, 330), ({ end }) => end());

function speaks(thought: string, text: string, next: Reply): Reply {
  return async (exchange) => {
    exchange.stream();
    for (const word of words(thought))
      await exchange.write(event(exchange.model, { reasoning_content: word }));
    for (const word of words(text)) await exchange.write(event(exchange.model, { content: word }));
    await next(exchange);
  };
}

function words(text: string): string[] {
  return text.split(/(?<= )/).filter(Boolean);
}
