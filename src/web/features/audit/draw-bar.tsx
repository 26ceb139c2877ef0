import { useQuery } from '@tanstack/react-query';
import { DRAW_SIZES } from '../../../contract/audit-sizes';
import { catalogueQuery } from '../../lib/catalogue-query';
import { languageName } from '../../lib/language-name';
import { topicsQuery } from '../../lib/topics-query';
import { Button } from '../../ui/button';
import type { AuditSearch } from '../../url-state/audit-search';

/** What is drawn from, how many, and another draw. */
export function DrawBar({
  search,
  onChange,
}: {
  search: AuditSearch;
  onChange: (change: Partial<AuditSearch>) => void;
}) {
  const languages = useQuery(catalogueQuery()).data?.languages ?? [];
  const topics = useQuery(topicsQuery()).data?.items ?? [];
  return (
    <div className="audit-bar">
      <label className="choice" data-active={search.lang !== null}>
        <span className="sr-only">Language</span>
        <select
          value={search.lang ?? ''}
          onChange={(event) => onChange({ lang: event.target.value === '' ? null : event.target.value })}
        >
          <option value="">Language any</option>
          {languages.map(({ lang }) => (
            <option key={lang} value={lang}>
              {languageName(lang)}
            </option>
          ))}
        </select>
      </label>
      <label className="choice" data-active={search.topic !== null}>
        <span className="sr-only">Topic</span>
        <select
          value={search.topic ?? ''}
          onChange={(event) => onChange({ topic: event.target.value === '' ? null : event.target.value })}
        >
          <option value="">Topic any</option>
          {topics.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label className="choice">
        <span className="sr-only">How many</span>
        <select
          value={search.size}
          onChange={(event) =>
            onChange({ size: DRAW_SIZES.find((size) => size === Number(event.target.value)) ?? 200 })
          }
        >
          {DRAW_SIZES.map((size) => (
            <option key={size} value={size}>
              {size} mentions
            </option>
          ))}
        </select>
      </label>
      <Button onClick={() => onChange({ seed: 1 + Math.floor(Math.random() * 999_999) })}>Draw others</Button>
      <span className="audit-seed">Draw {search.seed}: this address goes on with it.</span>
    </div>
  );
}
