import { useQuery } from '@tanstack/react-query';
import type { Brief } from '../../../contract/brief';
import { AppLink } from '../../ui/app-link';
import { ProblemNote } from '../../ui/problem-note';
import { briefQuery } from './board-queries';

const QUESTIONS: Record<Brief['lines'][number]['kind'], string> = {
  moved: 'What moved',
  sure: 'How sure',
  did: 'What we did',
  broke: 'What broke',
  decide: 'To decide',
};

/** The two-minute read: each phrase that stands on a number leads to it. */
export function BriefLines({ days, everySeconds }: { days: number; everySeconds?: number }) {
  const brief = useQuery({
    ...briefQuery(days),
    refetchInterval: everySeconds === undefined ? false : everySeconds * 1000,
  });
  if (brief.error && !brief.data) {
    return <ProblemNote error={brief.error} onRetry={() => void brief.refetch()} />;
  }
  return (
    <section className="board-brief" aria-label="In two minutes" aria-busy={!brief.data}>
      <dl>
        {(brief.data?.lines ?? WAITING).map(({ kind, parts }) => (
          <div key={kind} data-kind={kind}>
            <dt>{QUESTIONS[kind]}</dt>
            <dd>
              {parts.map(({ text, path }, index) =>
                path === null ? (
                  // biome-ignore lint/suspicious/noArrayIndexKey: parts of a sentence have no other name
                  <span key={index}>{text}</span>
                ) : (
                  // biome-ignore lint/suspicious/noArrayIndexKey: as above
                  <AppLink key={index} path={path}>
                    {text}
                  </AppLink>
                ),
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

const WAITING: Brief['lines'] = (['moved', 'sure', 'did', 'broke', 'decide'] as const).map((kind) => ({
  kind,
  parts: [{ text: '…', path: null }],
}));
