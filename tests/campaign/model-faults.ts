/** The kinds of faults of a model's server, and when each must be over. */
import type { Reply } from '../helpers/lmstudio/exchange.ts';
import * as fault from '../helpers/lmstudio/faults.ts';
import { saysAtOnce, streams } from '../helpers/lmstudio/replies.ts';

/** The service's deadlines in this part, in seconds: the shortest there are. */
export const SECONDS = { connect: 1, first: 1, silence: 1, whole: 3 };
/** What a look at the server may take in the product. */
const LOOK_MS = 1500;

export interface Kind {
  name: string;
  /** Undefined where no connection to the server ever stands. */
  reply: Reply | undefined;
  /** Milliseconds after which a deadline ends it; 0 where it ends by itself. */
  deadline: number;
  /** Whether as much comes as the connection carries. */
  floods: boolean;
}

const crash = fault.CRASH;
const FIRST: Readonly<Record<string, Reply>> = {
  'reset before the response': fault.resets,
  'reset in an empty stream': fault.opens(fault.resets),
  'page of HTML': fault.sendsPage(),
  'page of HTML with 404': fault.sendsPage(404),
  'wrong content type': fault.mistyped,
  'unknown path with 200': fault.fails(200, fault.unknownPath('POST', '/')),
  'status 204': (exchange) => exchange.send(204, '', ''),
  'no model, 404': fault.fails(404, fault.NO_MODEL),
  'no model, 400': fault.fails(400, fault.NO_MODEL),
  'unknown model': fault.fails(404, fault.UNKNOWN_MODEL),
  overflow: fault.fails(400, fault.OVERFLOW),
  'another 400': fault.fails(400, { error: 'Invalid body' }),
  '401 without a word': fault.fails(401, {}),
  '401': fault.fails(401, fault.KEY_REFUSED),
  '403': fault.fails(403, {}),
  '429': fault.fails(429),
  '500': fault.fails(500),
  '503': fault.fails(503, 'overloaded'),
  redirect: fault.redirects('http://127.0.0.1:9/v1/chat/completions'),
  'broken JSON in an event': fault.opens(fault.sendsBrokenJson),
  'broken JSON as the document': (exchange) => exchange.send(200, 'application/json', '{'),
  'another document': fault.fails(200, { hello: 'world' }),
  'wrong shape': fault.opens(fault.sendsWrongShape),
  'events that are no completion': fault.opens(fault.sendsForeignEvents),
  'empty stream': fault.opens(fault.endsEarly),
  'empty stream with [DONE]': fault.opens(fault.endsWithDoneOnly),
  'finished without a word': streams([{ content: '' }, { content: ' \n' }]),
  'empty document': saysAtOnce({ content: '' }),
  'error event': fault.opens(fault.reports(crash, 'event')),
  'error event in words': fault.opens(fault.reportsInWords('The model has crashed.')),
  'error as data': fault.opens(fault.reports(crash, 'data')),
  'error bare': fault.opens(fault.reports(crash, 'bare')),
};
const LATER: Readonly<Record<string, Reply>> = {
  'then reset': fault.resets,
  'then ends without a finish marker': fault.endsEarly,
  'then [DONE] alone': fault.endsWithDoneOnly,
  'then broken JSON': fault.sendsBrokenJson,
  'then wrong shape': fault.sendsWrongShape,
  'then error event': fault.reports(crash, 'event'),
  'then error as data': fault.reports(crash, 'data'),
  'then error bare': fault.reports(crash, 'bare'),
  'then overflow': fault.reports(fault.OVERFLOW, 'data'),
};
const FLOOD: Readonly<Record<string, Reply>> = {
  'endless line': fault.opens(fault.sendsEndlessLine),
  'endless document': fault.sendsEndlessJson,
  'endless thinking': fault.opens(fault.repeats({ reasoning_content: 'Hm, ' })),
};
const FLOOD_LATER: Readonly<Record<string, Reply>> = {
  'then an endless line': fault.sendsEndlessLine,
  'then never ends': fault.babbles,
  'then never ends, in small pieces': fault.repeats({ content: 'la ' }),
  'then never ends, in brackets': fault.repeats({ content: '[1' }),
};
const FIRST_WORD: Readonly<Record<string, Reply>> = {
  'no first byte': fault.stalls,
  'silence at once': fault.opens(fault.stalls),
  'comments and empty events for ever': fault.opens(fault.trickles),
};
const SILENCE: Readonly<Record<string, Reply>> = {
  'then silence': fault.stalls,
  'then comments and empty events for ever': fault.trickles,
};
const WHOLE: Readonly<Record<string, Reply>> = {
  'then a word now and then for ever': fault.drips({ content: 'la ' }),
};

const WHOLE_FIRST: Readonly<Record<string, Reply>> = {
  'a thought now and then for ever': fault.opens(fault.drips({ reasoning: 'Hm, ' })),
};

/** Those that end by themselves. */
export const SOON: readonly Kind[] = [
  ...kinds(FIRST),
  ...kinds(after(LATER)),
  ...kinds(FLOOD, { floods: true }),
  ...kinds(after(FLOOD_LATER), { floods: true }),
];

/** Those that only a deadline ends. */
export const AT_A_DEADLINE: readonly Kind[] = [
  ...kinds(FIRST_WORD, { deadline: SECONDS.first * 1000 }),
  ...kinds(after(SILENCE), { deadline: SECONDS.silence * 1000 }),
  ...kinds({ ...after(WHOLE), ...WHOLE_FIRST }, { deadline: SECONDS.whole * 1000 }),
  // The look at the server finds it out.
  { name: 'no connection stands', reply: undefined, deadline: LOOK_MS, floods: false },
];

function kinds(
  replies: Readonly<Record<string, Reply>>,
  { deadline = 0, floods = false }: Partial<Kind> = {},
): Kind[] {
  return Object.entries(replies).map(([name, reply]) => ({ name, reply, deadline, floods }));
}

/** Each after the first words of an answer. */
function after(replies: Readonly<Record<string, Reply>>): Record<string, Reply> {
  return Object.fromEntries(
    Object.entries(replies).map(([name, reply]) => [name, fault.begins('Turn it off', reply)]),
  );
}
