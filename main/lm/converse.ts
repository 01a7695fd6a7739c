/** One attempt at an answer: ask, check what comes, and pass on what the model means. */
import { Failure } from '../../shared/errors.ts';
import type { Address } from './address.ts';
import type { Call } from './call.ts';
import { failureOf } from './causes.ts';
import { completionRequest } from './completion.ts';
import type { Deadlines } from './deadlines.ts';
import type { Decode } from './events.ts';
import { createByteGuard } from './guard.ts';
import type { ChatChunk, ChatRequest } from './language-model.ts';
import { createLength } from './length.ts';
import { createReading, parseJson } from './reading.ts';
import { createSpeech } from './speech.ts';
import type { Reply, Transport } from './transport.ts';
import { createTurns } from './turns.ts';

export interface ConverseDeps {
  transport: Transport;
  loadDecoder: () => Promise<Decode>;
  deadlines: Deadlines;
  apiKey: string | undefined;
  /** Bytes of a reply at most. */
  maxBytes: number;
}

/** Which model is asked, and where. */
export interface Target {
  address: Address;
  model: string;
  /** Tokens the model takes; null when unknown. */
  context: number | null;
}

/** Bytes that may come without one event being complete. */
const MAX_EVENT_BYTES = 1_048_576;
/** Milliseconds an answer that floods may take at a time, while all else waits. */
const LONGEST_TURN = 2;
/** What LM Studio loads a model with unless told otherwise. */
const DEFAULT_CONTEXT = 4_096;
/** Fewer characters a token than this are rare: a prompt below it fits for sure. */
const CHARACTERS_PER_TOKEN = 3;

/** @throws Failure; a `RetryableFailure` where another attempt may help */
export async function* converse(
  deps: ConverseDeps,
  target: Target,
  request: ChatRequest,
  call: Call,
): AsyncGenerator<ChatChunk, void, undefined> {
  const { deadlines } = deps;
  const guard = createByteGuard(deps.maxBytes, MAX_EVENT_BYTES);
  call.expect(deadlines.first);
  const sending = deps.transport.send({
    address: target.address,
    path: `${target.address.basePath}/chat/completions`,
    body: completionRequest(target.model, request),
    accept: 'text/event-stream',
    apiKey: deps.apiKey,
    signal: call.signal,
    connect: deadlines.connect,
    watch: guard.see,
  });
  const [reply, decode] = await Promise.all([sending, deps.loadDecoder()]);
  const reading = createReading(guard);
  const speech = createSpeech();
  const length = createLength(request.max_tokens);
  const turns = createTurns(LONGEST_TURN);
  let model = target.model;
  for await (const event of await eventsOf(reply, decode)) {
    const wait = turns.giveWay();
    if (wait) await wait;
    const whole = reading.event(event);
    if (!whole) continue;
    const said = length.take(whole);
    if (said.model) model = said.model;
    for (const passage of speech.hear(said)) {
      call.rest();
      yield passage;
      call.expect(deadlines.silence);
    }
    const finish = length.isExceeded() ? 'length' : (said.finish ?? (event.isWhole ? 'stop' : undefined));
    if (finish === undefined) continue;
    if (!isCompleteBy(finish)) break;
    call.rest();
    yield* speech.finish();
    if (!speech.spoke()) throw emptyFailure(target, request);
    yield { kind: 'end', model, finish: isCutBy(finish) ? 'length' : 'stop' };
    return;
  }
  reading.end();
  throw speech.spoke() ? new Failure('model_stopped') : emptyFailure(target, request);
}

interface ReplyEvent {
  event: string | null;
  data: string;
  /** Whether this is the whole reply: then its end is its finish marker. */
  isWhole?: boolean;
}

/** A reply's events; some proxies answer a request for a stream with the whole completion as one document. */
async function eventsOf(
  { status, type, response }: Reply,
  decode: Decode,
): Promise<AsyncIterable<ReplyEvent> | ReplyEvent[]> {
  if (status !== 200) throw failureOf(status, parseJson(await response.text()));
  if (/^text\/event-stream\b/i.test(type)) return decode(response);
  if (/^application\/json\b/i.test(type))
    return [{ event: null, data: await response.text(), isWhole: true }];
  throw new Failure('model_bad_reply');
}

/** Some servers give a reason for an answer that they broke off. */
function isCompleteBy(finish: string): boolean {
  return !/error|abort|cancel|fail/i.test(finish);
}

function isCutBy(finish: string): boolean {
  return /length|max_?tokens/i.test(finish);
}

/** GGUF models answer a prompt beyond their context with an empty stream and status 200. */
function emptyFailure({ context }: Target, { messages }: ChatRequest): Failure {
  const characters = messages.reduce((sum, { content }) => sum + content.length, 0);
  const mayBeTooLong = characters / CHARACTERS_PER_TOKEN >= (context ?? DEFAULT_CONTEXT);
  return new Failure(mayBeTooLong ? 'model_context_full' : 'model_empty');
}
