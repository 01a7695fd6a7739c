/** The state of the model in one sentence for a person. */
import { type ErrorCode, wordsOf } from '../../shared/errors.ts';
import type { ModelState, ModelStatus } from '../../shared/model.ts';
import type { Sighting } from './lookout.ts';
import { chooseModel } from './models.ts';

export interface Circumstances {
  /** The configured model. */
  wanted: string | undefined;
  /** Whether a question waits for its first words: a model that is not loaded is then being loaded. */
  waiting: boolean;
  /** The model of the last answer, where no call has failed since. */
  answered: string | undefined;
}

export function describe(sighting: Sighting, circumstances: Circumstances): ModelStatus {
  const { wanted, answered } = circumstances;
  const url = sighting.address?.base ?? null;
  switch (sighting.state) {
    case 'models':
      return { ...describeModels(sighting, circumstances), url };
    case 'not_running':
      return { ...unable('not_running', wordsOf('model_not_running')), url };
    case 'server_off':
      return { ...unable('server_off', 'LM Studio is open, but its server is off.'), url };
    case 'key_refused':
      return { ...unable('key_refused', 'LM Studio asks for an API key.'), url };
    case 'silent':
      return { ...able('loading', wanted ?? null, 'LM Studio is busy and has not answered yet.'), url };
    case 'foreign':
      // A server that lists no models may still answer: its answers are believed more than its lists.
      return answered === undefined
        ? { ...unable('not_running', wordsOf('model_bad_reply')), url }
        : { ...able('ready', answered, `${answered} is ready`), url };
  }
}

/** What stands in the way of asking, as a code. */
export function codeOf({ state }: Sighting): ErrorCode {
  const codes = {
    not_running: 'model_not_running',
    server_off: 'model_server_off',
    key_refused: 'model_key_refused',
    silent: 'model_timeout',
    foreign: 'model_bad_reply',
    models: 'model_not_loaded',
  } as const satisfies Record<Sighting['state'], ErrorCode>;
  return codes[state];
}

type Described = Omit<ModelStatus, 'url'>;

function describeModels({ models }: Sighting, { wanted, waiting }: Circumstances): Described {
  const model = chooseModel(models, wanted);
  if (!model) return unable('no_model', 'LM Studio has no model loaded.');
  const { id, state, context } = model;
  if (state === 'loading' || (state === 'unloaded' && waiting)) return able('loading', id, `Loading ${id}…`);
  if (state === 'unloaded') {
    const other = models.find((each) => each.state === 'loaded');
    const instead = `LM Studio has ${other?.id} loaded, not ${id}. The next question loads ${id}, which can take a moment.`;
    return unable('no_model', other ? instead : 'LM Studio has no model loaded.');
  }
  const isWanted = wanted === undefined || model.names.includes(wanted);
  const stead = isWanted ? '' : `. It answers because LM Studio does not have ${wanted}`;
  return able('ready', id, `${id} is ready${stead}`, context);
}

function able(
  state: ModelState,
  model: string | null,
  message: string,
  context: number | null = null,
): Described {
  return { state, message, model, context_length: context };
}

function unable(state: ModelState, message: string): Described {
  return { state, message, model: null, context_length: null };
}
