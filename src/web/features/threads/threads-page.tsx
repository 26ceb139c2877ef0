import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CircleHelp } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { THREAD_STATES } from '../../../contract/thread-kinds';
import type { ThreadItem } from '../../../contract/thread-list';
import { catalogueQuery } from '../../lib/catalogue-query';
import { flawsQuery } from '../../lib/flaws-query';
import { settingsQuery } from '../../lib/settings-query';
import { teamsQuery } from '../../lib/teams-query';
import { topicsQuery } from '../../lib/topics-query';
import { useMedia } from '../../lib/use-media';
import { actOnKey } from './act-on-key';
import { BulkBar } from './bulk-bar';
import { BulkNote } from './bulk-note';
import { FilterChips } from './filter-chips';
import { NewerNote } from './newer-note';
import { ReplyTimesLink } from './reply-times-link';
import { SaveThreads } from './save-threads';
import { searchedWords } from './searched-words';
import { filterChips, manyFields, oneFields } from './thread-filters';
import { ThreadPane } from './thread-pane';
import { ThreadStateTabs } from './thread-state-tabs';
import { ThreadsBar } from './threads-bar';
import { ThreadsDialogs } from './threads-dialogs';
import { ThreadsFound } from './threads-found';
import { threadCountsQuery, threadLabelsQuery, threadsQuestion } from './threads-query';
import { foundWords, listedStates, threadsTotal, wholeWords } from './threads-total';
import { useCovered } from './use-covered';
import { useElementHeight } from './use-element-height';
import type { ActKey } from './use-list-keys';
import { useThreadActs } from './use-thread-acts';
import { useThreadPlace } from './use-thread-place';
import { useThreadsSearch } from './use-threads-search';
import './threads.css';
import './threads-list.css';

/** From here on the conversation has room beside the list. */
const BESIDE = '(min-width: 1180px)';
/** Room for all filters beside a list; else they fold into one button. */
const WIDE = '(min-width: 1400px) and (min-height: 760px)';

/** All conversations, narrowed by what stands in the address; beside them the one that is read. */
export function ThreadsPage() {
  const [search, update] = useThreadsSearch();
  const question = useMemo(() => threadsQuestion(search), [search]);
  const catalogue = useQuery(catalogueQuery());
  const topics = useQuery(topicsQuery()).data?.items ?? [];
  const teams = useQuery(teamsQuery()).data?.items ?? [];
  const flaws = useQuery(flawsQuery({ limit: 100 })).data?.items ?? [];
  const labels = useQuery(threadLabelsQuery()).data?.labels ?? [];
  const zone = useQuery(settingsQuery()).data?.zone ?? 'UTC';
  const counts = useQuery(threadCountsQuery({ ...question, state: [] }));
  const shownStates = listedStates(search);
  // Where counting all stopped short, what the list shows of it is counted by itself.
  const isPart = counts.data?.capped === true && shownStates.length < THREAD_STATES.length;
  const part = useQuery({ ...threadCountsQuery({ ...question, state: shownStates }), enabled: isPart });
  const counted = isPart ? part.data : counts.data;
  const { place, setPlace, openPage } = useThreadPlace(question);
  const beside = useMedia(BESIDE);
  const wide = useMedia(WIDE);
  const wordsRef = useRef<HTMLInputElement>(null);
  const topRef = useRef<HTMLDivElement>(null);
  const paneRef = useRef<HTMLElement>(null);
  const coveredPx = useCovered(topRef);
  const [footRef, footPx] = useElementHeight<HTMLDivElement>();
  const [sheet, setSheet] = useState(false);
  const fields = manyFields({ catalogue: catalogue.data, topics, flaws, labels });
  const ones = oneFields(search, teams);
  const chips = filterChips(search, fields, ones, zone);
  const topicNames = useMemo(() => new Map(topics.map(({ id, name }) => [id, name])), [topics]);
  const teamNames = useMemo(() => new Map(teams.map(({ id, name }) => [id, name])), [teams]);
  const acts = useThreadActs(question);
  const act = (key: ActKey, at: ThreadItem | null) => actOnKey(acts, key, at);
  const hasBar = acts.chosen.size > 0 || acts.whole;
  const words = useMemo(() => searchedWords(search.q), [search.q]);
  const all = wholeWords(search, counted);
  const found = foundWords(search, counted);
  return (
    <div className="threads-page">
      <div className="threads-head">
        <h1 className="m-0">Threads</h1>
        <p className="threads-found" role="status">
          {found}
        </p>
        <NewerNote question={question} />
        <Link to="/decisions" className="threads-times">
          <CircleHelp size={14} aria-hidden="true" /> Needs a decision
        </Link>
        <ReplyTimesLink />
        <SaveThreads question={question} chips={chips} topicNames={topicNames} />
      </div>
      <div className="threads-top" data-folded={!wide} ref={topRef}>
        <ThreadsBar
          search={search}
          fields={fields}
          ones={ones}
          wide={wide}
          narrowed={chips.length}
          wordsRef={wordsRef}
          onLeave={() => wordsRef.current?.blur()}
          onOpenSheet={() => setSheet(true)}
          onUpdate={update}
        />
        <ThreadStateTabs search={search} counts={counts.data} onUpdate={update} />
        <FilterChips chips={chips} onUpdate={update} />
      </div>
      <div className="threads-split" data-beside={beside}>
        <ThreadsFound
          question={question}
          search={search}
          total={threadsTotal(search, counted)}
          topicNames={topicNames}
          zone={zone}
          place={place}
          beside={beside}
          coveredPx={coveredPx}
          footPx={footPx}
          onPlace={setPlace}
          onOpenPage={(at) => void openPage(at)}
          onEnter={() => paneRef.current?.focus()}
          chosen={acts.chosen}
          onChoose={acts.choose}
          onAct={act}
          onFocusWords={() => wordsRef.current?.focus()}
          onUpdate={update}
        />
        {beside && (
          <ThreadPane
            place={place}
            words={words}
            coveredPx={coveredPx}
            paneRef={paneRef}
            onOpenPage={openPage}
          />
        )}
      </div>
      <div className="threads-foot" ref={footRef}>
        <BulkNote bulk={acts.bulk} teamNames={teamNames} beside={beside} />
        {hasBar && (
          <BulkBar
            chosen={acts.chosen.size}
            whole={acts.whole}
            all={all}
            pending={acts.bulk.pending}
            onWhole={acts.setWhole}
            onAct={(action) => acts.act(action, null)}
            onRoute={() => acts.askRoute(null)}
            onHandled={() => acts.askHandled(null)}
            onFlaw={() => acts.askFlaw(null)}
            onClear={acts.clear}
          />
        )}
      </div>
      <ThreadsDialogs
        acts={acts}
        all={all}
        sheet={sheet && { search, fields, ones, found, onUpdate: update, onClose: () => setSheet(false) }}
      />
    </div>
  );
}
