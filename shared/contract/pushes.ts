import { z } from 'zod';
import { identifier, prose } from '../fields.ts';
import { DesktopState, KnowledgeProgress, ModelStatus, Preferences } from '../model.ts';

/** What the main process tells its windows unasked, by name. */
const pushes = {
  'model.changed': ModelStatus,
  'preferences.changed': Preferences,
  'desktop.changed': DesktopState,
  /** Conversations, tickets or articles were changed by another window or program: read them anew. */
  'data.changed': z.object({ what: z.enum(['sessions', 'tickets', 'knowledge']) }),
  /** Documents of the knowledge folders are being read. */
  'knowledge.progress': KnowledgeProgress,
  /** Show a place: a tray entry, a link or another window asked for it. */
  navigate: z.object({
    screen: z.enum(['ask', 'tickets', 'knowledge', 'settings', 'new_ticket']),
    session_id: identifier.optional(),
    article_id: identifier.optional(),
    /** What a link put into the field of `ask`, for the person to send or not. */
    text: prose(2000).optional(),
  }),
  /** The quick ask was shown. */
  'quickask.shown': z.object({}),
} as const satisfies Record<string, z.ZodType>;

export type PushName = keyof typeof pushes;
export type Push<P extends PushName> = z.output<(typeof pushes)[P]>;
