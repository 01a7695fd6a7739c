import type { GuardedFile } from '../guard.ts';

export const lmGuards: readonly GuardedFile[] = [
  {
    file: 'main/lm/transport.ts',
    tests: [
      'tests/lm/transport.test.ts',
      'tests/lm/chat.test.ts',
      'tests/lm/faults.test.ts',
      'tests/lm/flood.test.ts',
    ],
    guards: [
      {
        name: 'U4 what comes after the end is read for a second',
        find: 'if (unread > LINGER_BYTES) incoming.destroy();',
        replace: '',
      },
      {
        name: 'U1 no deadline to connect',
        find: `() => outgoing.destroy(new RetryableFailure('model_not_running')),`,
        replace: '() => {},',
      },
      {
        name: 'U4 leaving does not end the call upstream',
        find: `request.signal.addEventListener('abort', abort, { once: true });`,
        replace: '',
      },
      {
        name: 'U4 read faster than it is taken',
        find: 'if ((controller.desiredSize ?? 0) <= 0) incoming.pause();',
        replace: '',
      },
    ],
  },
  {
    file: 'main/lm/call.ts',
    tests: ['tests/lm/chat.test.ts', 'tests/lm/faults.test.ts'],
    guards: [
      {
        name: 'U1 silence has no end',
        find: `if (expecting) stop(new Failure('model_timeout'));`,
        replace: '',
      },
      {
        name: 'U1 an answer has no end',
        find: `setTimeout(() => stop(new Failure('model_timeout')), whole)`,
        replace: 'setTimeout(() => {}, whole)',
      },
      {
        name: 'U4 the caller that leaves is not heard',
        find: `else caller.addEventListener('abort', leave, { once: true });`,
        replace: '',
      },
    ],
  },
  {
    file: 'main/lm/converse.ts',
    tests: ['tests/lm/chat.test.ts', 'tests/lm/faults.test.ts'],
    guards: [
      {
        name: 'U2 a stream that stops is whole',
        find: `throw speech.spoke() ? new Failure('model_stopped') : emptyFailure(target, request);`,
        replace: `yield { kind: 'end', model, finish: 'stop' };`,
      },
      { name: 'U2 an answer broken off is whole', find: 'if (!isCompleteBy(finish)) break;', replace: '' },
      {
        name: 'U3 any content type',
        find: `throw new Failure('model_bad_reply');
}`,
        replace: `return decode(response);
}`,
      },
      { name: 'U3 any status', find: 'if (status !== 200) throw', replace: 'if (status >= 600) throw' },
      { name: 'U1 first words may take for ever', find: 'call.expect(deadlines.first);', replace: '' },
      { name: 'U1 words may pause for ever', find: 'call.expect(deadlines.silence);', replace: '' },
    ],
  },
  {
    file: 'main/lm/guard.ts',
    tests: ['tests/lm/guard.test.ts', 'tests/lm/faults.test.ts'],
    guards: [
      {
        name: 'U4 any number of bytes',
        find: 'total > maxBytes || pending > maxEventBytes',
        replace: 'pending > maxEventBytes',
      },
      {
        name: 'U4 an event without end',
        find: 'total > maxBytes || pending > maxEventBytes',
        replace: 'total > maxBytes',
      },
    ],
  },
  {
    file: 'main/lm/length.ts',
    tests: ['tests/lm/flood.test.ts'],
    guards: [
      {
        name: 'U4 an answer of any length',
        find: 'let room = maxTokens * CHARACTERS_PER_TOKEN;',
        replace: 'let room = 1e9 + maxTokens * CHARACTERS_PER_TOKEN;',
      },
    ],
  },
  {
    file: 'main/app.ts',
    tests: ['tests/app/chat.test.ts'],
    guards: [
      {
        name: 'U1 the deadlines that are set are not kept',
        find: 'deadlines: config.model.deadlines,',
        replace: '',
      },
    ],
  },
  {
    file: 'main/lm/turns.ts',
    tests: ['tests/lm/flood.test.ts'],
    guards: [
      {
        name: 'U4 an answer that floods gives way to nothing',
        find: 'now - began < longest ? undefined : new Promise(setImmediate)',
        replace: 'undefined',
      },
    ],
  },
  {
    file: 'main/lm/slots.ts',
    tests: ['tests/lm/chat.test.ts'],
    guards: [
      {
        name: 'U4 any number may wait',
        find: `if (queue.pending >= maxConcurrent && queue.size >= maxQueued) throw new Failure('model_busy');`,
        replace: '',
      },
      { name: 'U4 who left goes on waiting', find: 'mustWait ? { signal } : {}', replace: '{}' },
      {
        name: 'U4 who left keeps the place',
        find: `signal.addEventListener('abort', () => freed.resolve(), { once: true });`,
        replace: '',
      },
    ],
  },
  {
    file: 'main/lm/chat.ts',
    tests: ['tests/lm/chat.test.ts', 'tests/lm/faults.test.ts'],
    guards: [
      {
        name: 'U4 an answer that nobody reads goes on',
        find: `else call.stop(new Failure('cancelled'));`,
        replace: '',
      },
    ],
  },
  {
    file: 'main/services/assistant/model-answer.ts',
    tests: ['tests/app/chat.test.ts'],
    guards: [
      {
        name: 'U2 half an answer is kept as a whole one',
        find: `state: cutBy ? 'partial' : 'complete',`,
        replace: `state: 'complete',`,
      },
      {
        name: 'C4 a secret that the model says is kept',
        find: 'citations.push(mask.push(chunk.text))',
        replace: 'citations.push(chunk.text)',
      },
      {
        name: 'C4 a secret that the model thinks of is shown',
        find: 'think(thoughtMask.push(chunk.text));',
        replace: 'think(chunk.text);',
      },
    ],
  },
  {
    file: 'main/lm/client.ts',
    tests: ['tests/lm/status.test.ts'],
    guards: [
      {
        name: 'U5 a model on another machine is asked',
        find: 'if (configured && !configured.local && !options.allowRemote) return refusing();',
        replace: '',
      },
    ],
  },
  {
    file: 'main/lm/address.ts',
    tests: ['tests/lm/address.test.ts'],
    guards: [
      {
        name: 'U5 names that begin like loopback are local',
        find: String.raw`/^127\.\d+\.\d+\.\d+$/.test(hostname)`,
        replace: `hostname.startsWith('127.')`,
      },
    ],
  },
  {
    file: 'main/lm/opening.ts',
    tests: ['tests/lm/chat.test.ts', 'tests/lm/faults.test.ts'],
    guards: [
      {
        name: 'U3 every failure is tried again',
        find: 'if (!(failure instanceof Failure && OF_THE_NAME.includes(failure.code))) throw failure;',
        replace: '',
      },
      {
        name: 'U3 it is tried a third time',
        find: 'attempt(await secondTarget(error, target, call.signal), request, call),',
        replace: `attempt(await secondTarget(error, target, call.signal), request, call).catch(async (again: unknown) =>
            attempt(await secondTarget(again, target, call.signal), request, call),
          ),`,
      },
    ],
  },
];
