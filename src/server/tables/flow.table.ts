import { type DamAnswer, getFlow, type StageFiguresAnswer } from '../../contract/flow';
import { defineTable } from './table';

interface Row {
  team: { id: string | null; name: string };
  figures: StageFiguresAnswer;
  dam: DamAnswer | undefined;
}

/** How long each stage takes, of all complaints and of each team’s. */
export const FLOW_TABLE = defineTable({
  path: '/flow.csv',
  title: 'The flow of complaints',
  query: getFlow.query,
  columns: [
    {
      name: 'team',
      says: 'team; `all` is the whole, `no team` what none owns',
      of: ({ team }: Row) => team.name,
    },
    { name: 'team_id', says: 'its id', of: ({ team }) => team.id },
    {
      name: 'stage',
      says: '`seen`, `accepted`, `fixed`, `shipped` or `told`',
      of: ({ figures }) => figures.stage,
    },
    { name: 'began', says: 'complaints that could reach it', of: ({ figures }) => figures.began },
    { name: 'reached', says: 'of them reached it', of: ({ figures }) => figures.reached },
    { name: 'waiting', says: 'wait for it now', of: ({ figures }) => figures.open },
    { name: 'declined', says: 'people decided to do nothing', of: ({ figures }) => figures.declined },
    {
      name: 'median_seconds',
      says: 'Kaplan–Meier median; empty when not reached',
      of: ({ figures }) => figures.medianSeconds,
    },
    { name: 'p90_seconds', says: 'nine of ten within', of: ({ figures }) => figures.p90Seconds },
    {
      name: 'watched_seconds',
      says: 'longest that was watched',
      of: ({ figures }) => figures.watchedSeconds,
    },
    { name: 'over_limit', says: 'wait for longer than the limit', of: ({ dam }) => dam?.overLimit ?? null },
    { name: 'longest_seconds', says: 'longest of these waits', of: ({ dam }) => dam?.longestSeconds ?? null },
    { name: 'limit_hours', says: 'the limit', of: ({ dam }) => dam?.limitHours ?? null },
  ],
  read: async (ask, query) => {
    const flow = await ask(getFlow, query);
    const whole = { id: null, name: 'all' };
    return {
      rows: [
        ...flow.stages.map((figures) => ({ team: whole, figures, dam: undefined })),
        ...flow.teams.flatMap(({ team, stages }) =>
          stages.map((figures) => ({
            team: team ?? { id: null, name: 'no team' },
            figures,
            dam: flow.dams.find((dam) => dam.stage === figures.stage && dam.team?.id === team?.id),
          })),
        ),
      ],
      about: [
        ['from', flow.from],
        ['to_exclusive', flow.to],
        ['zone', flow.zone],
        ['topic', query.topic.join(' ') || 'all'],
        ['source', query.source.join(' ') || 'all'],
        ['complaint_threads', flow.threads],
        ['all_threads_read', !flow.capped],
        ['definition', flow.definition],
      ],
    };
  },
});
