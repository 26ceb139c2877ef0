import { useQuery } from '@tanstack/react-query';
import { catalogueQuery } from '../../lib/catalogue-query';
import { languageName } from '../../lib/language-name';
import { topicsQuery } from '../../lib/topics-query';
import { ChoicesButton } from '../../ui/choices';
import { toggled, VOICES_DAYS, type VoicesSearch } from '../../url-state/voices-search';

interface VoicesBarProps {
  search: VoicesSearch;
  onUpdate: (change: Partial<VoicesSearch>) => void;
}

/** Window, topic, sources and languages of the list. */
export function VoicesBar({ search, onUpdate }: VoicesBarProps) {
  const topics = useQuery(topicsQuery()).data?.items ?? [];
  const catalogue = useQuery(catalogueQuery()).data;
  return (
    <div className="voices-bar">
      <label className="choice">
        <span className="sr-only">Window</span>
        <select
          value={search.days}
          onChange={(event) => onUpdate({ days: Number(event.target.value) as VoicesSearch['days'] })}
        >
          {VOICES_DAYS.map((days) => (
            <option key={days} value={days}>
              Last {days} days
            </option>
          ))}
        </select>
      </label>
      <label className="choice" data-active={search.topic !== null}>
        <span className="sr-only">Topic</span>
        <select
          value={search.topic ?? ''}
          onChange={(event) => onUpdate({ topic: event.target.value === '' ? null : event.target.value })}
        >
          <option value="">Topic any</option>
          {topics.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <ChoicesButton
        name="Source"
        plural="sources"
        choices={(catalogue?.sources ?? []).map(({ id }) => ({ value: id, label: id }))}
        chosen={search.source}
        onToggle={(source) => onUpdate({ source: toggled(search.source, source) })}
        onClear={() => onUpdate({ source: [] })}
      />
      <ChoicesButton
        name="Language"
        plural="languages"
        choices={(catalogue?.languages ?? []).map(({ lang }) => ({ value: lang, label: languageName(lang) }))}
        chosen={search.lang}
        onToggle={(lang) => onUpdate({ lang: toggled(search.lang, lang) })}
        onClear={() => onUpdate({ lang: [] })}
      />
    </div>
  );
}
