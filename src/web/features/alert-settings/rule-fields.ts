import type { AlertRule, LooksFor } from '../../../contract/alert-rules';
import type { AlertRuleKind } from '../../../domain/alerts/alert-kinds';
import type { WrittenRule } from './alert-settings-queries';

/** A rule as its form holds it: everything as text, whatever kind is chosen. */
export interface RuleFields {
  name: string;
  kind: AlertRuleKind;
  topic: string;
  source: string;
  measure: string;
  grain: string;
  side: string;
  value: string;
  minSeverity: string;
  persistence: string;
  of: string;
  campaign: string;
  oneIn: string;
  flaw: string;
  minPeople: string;
  damTeam: string;
  stage: string;
  minComplaints: string;
  hours: string;
  teamId: string;
  channelIds: string[];
  tellExpected: boolean;
}

export const NEW_RULE: RuleFields = {
  name: '',
  kind: 'spike',
  topic: '',
  source: '',
  measure: 'mentions',
  grain: 'hour',
  side: 'above',
  value: '50',
  minSeverity: '',
  persistence: '1',
  of: 'source',
  campaign: '',
  oneIn: '1000',
  flaw: '',
  minPeople: '1',
  damTeam: '',
  stage: '',
  minComplaints: '3',
  hours: '24',
  teamId: '',
  channelIds: [],
  tellExpected: false,
};

/** The form of a rule that is there. */
export function fieldsOf({ name, looksFor, team, channelIds, tellExpected }: AlertRule): RuleFields {
  const { kind, ...conditions } = looksFor;
  const texts = Object.fromEntries(
    Object.entries(conditions).map(([field, value]) => [
      field === 'team' ? 'damTeam' : field,
      value === null ? '' : String(value),
    ]),
  );
  const minSeverity = texts.minSeverity === '0' ? '' : texts.minSeverity;
  return {
    ...NEW_RULE,
    ...texts,
    ...(minSeverity === undefined ? {} : { minSeverity }),
    name,
    kind,
    teamId: team?.id ?? '',
    channelIds,
    tellExpected,
  };
}

/** The rule a form describes, as the API takes it; `null` while a number is missing. */
export function writtenRule(fields: RuleFields): WrittenRule | null {
  const looksFor = looksForOf(fields);
  if (looksFor === null) return null;
  const { name, teamId, channelIds, tellExpected } = fields;
  return { name: name.trim(), looksFor, teamId: teamId || null, channelIds, tellExpected };
}

function looksForOf(fields: RuleFields): LooksFor | null {
  const numbers = {
    value: Number(fields.value),
    minSeverity: Number(fields.minSeverity || 0),
    persistence: Number(fields.persistence),
    oneIn: Number(fields.oneIn),
    minPeople: Number(fields.minPeople),
    minComplaints: Number(fields.minComplaints),
    hours: Number(fields.hours),
  };
  const series = { topic: fields.topic || null, source: fields.source || null };
  const { persistence } = numbers;
  const isWhole = (value: number) => Number.isInteger(value) && value > 0;
  switch (fields.kind) {
    case 'spike':
      return isWhole(persistence) && numbers.minSeverity >= 0
        ? ({
            kind: 'spike',
            ...series,
            measure: fields.measure === 'negative-share' ? 'negative' : fields.measure,
            grain: fields.grain,
            minSeverity: numbers.minSeverity,
            persistence,
          } as LooksFor)
        : null;
    case 'threshold':
      return isWhole(persistence) && fields.value !== '' && numbers.value >= 0
        ? ({
            kind: 'threshold',
            ...series,
            measure: fields.measure,
            side: fields.side,
            value: numbers.value,
            grain: fields.grain,
            persistence,
          } as LooksFor)
        : null;
    case 'silence':
      return isWhole(persistence) && isWhole(numbers.oneIn)
        ? ({
            kind: 'silence',
            of: fields.of,
            source: fields.of === 'source' ? series.source : null,
            campaign: fields.of === 'campaign' ? fields.campaign || null : null,
            oneIn: numbers.oneIn,
            persistence,
          } as LooksFor)
        : null;
    case 'regressed':
      return isWhole(numbers.minPeople)
        ? {
            kind: 'regressed',
            flaw: fields.flaw || null,
            topic: series.topic,
            minPeople: numbers.minPeople,
          }
        : null;
    case 'unanswered':
      return isWhole(numbers.hours) && isWhole(numbers.minComplaints)
        ? {
            kind: 'unanswered',
            team: fields.damTeam || null,
            topic: series.topic,
            hours: numbers.hours,
            minComplaints: numbers.minComplaints,
          }
        : null;
    case 'dam':
      return isWhole(persistence) && isWhole(numbers.minComplaints)
        ? ({
            kind: 'dam',
            team: fields.damTeam || null,
            stage: fields.stage || null,
            minComplaints: numbers.minComplaints,
            persistence,
          } as LooksFor)
        : null;
  }
}
