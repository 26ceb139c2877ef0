import { useRef, useState } from 'react';
import { Button } from '../ui/button';
import { Choices, ChoicesButton } from '../ui/choices';
import { Dialog } from '../ui/dialog';
import { DigestWhenFields } from '../ui/digest-when';
import { CONTROL, Field } from '../ui/field';
import { FlawPicker } from '../ui/flaw-picker';
import { MenuButton } from '../ui/menu-button';
import { ReasonField } from '../ui/reason-field';
import { RemoveButton } from '../ui/remove-button';
import { SaveLinks } from '../ui/save-links';
import { SaveMenu } from '../ui/save-menu';
import { CHART_OR_TABLE, Segment } from '../ui/segment';
import { ShownChoice } from '../ui/shown-choice';
import { StateTabs } from '../ui/state-tabs';
import { LONG, RIGHT_TO_LEFT, type Shown } from './shown';

const ignore = () => undefined;
const LOOKS = ['plain', 'primary', 'quiet', 'danger'] as const;
const SOURCES = [
  { value: 'forum', label: 'forum', detail: '1,204' },
  { value: 'long', label: LONG, detail: '3' },
  { value: 'rtl', label: RIGHT_TO_LEFT },
];
const FLAWS = [
  { id: 'a', title: 'The core network fails', state: 'watching', figures: { complaints: 234 } },
  { id: 'b', title: LONG, state: 'regressed', figures: { complaints: 1 } },
  { id: 'c', title: RIGHT_TO_LEFT, state: 'suspected', figures: { complaints: 0 } },
] as const;

const VOICES = { person: 4701, 'likely-bot': 1, syndicated: 28 };
const NO_VOICES = { person: 0, 'likely-bot': 0, syndicated: 0 };

function Ways() {
  const [chosen, setChosen] = useState<'chart' | 'table'>('chart');
  return <Segment label="View" ways={CHART_OR_TABLE} chosen={chosen} onChoose={setChosen} />;
}

/** What is pressed, chosen or written in. */
export const SHOWN_CONTROLS: readonly Shown[] = [
  {
    file: 'menu-button.tsx',
    states: [
      {
        state: 'usual',
        draw: () => (
          <MenuButton title="Choose a window" label="Last 28 days">
            {() => LONG}
          </MenuButton>
        ),
      },
      {
        state: 'focus',
        draw: () => (
          <MenuButton title="Choose a window" label="Last 28 days" active>
            {() => LONG}
          </MenuButton>
        ),
      },
    ],
  },
  {
    file: 'segment.tsx',
    states: [
      { state: 'usual', draw: () => <Ways /> },
      { state: 'focus', draw: () => <Ways /> },
    ],
  },
  {
    file: 'state-tabs.tsx',
    states: [
      { state: 'usual', draw: () => <Tabs count={646} /> },
      { state: 'loading', draw: () => <Tabs count={undefined} /> },
      { state: 'focus', draw: () => <Tabs count={0} /> },
    ],
  },
  {
    file: 'button.tsx',
    states: [
      { state: 'usual', draw: () => <Buttons /> },
      { state: 'focus', draw: () => <Buttons /> },
      { state: 'disabled', draw: () => <Buttons disabled /> },
      { state: 'right to left', draw: () => <Button>{RIGHT_TO_LEFT}</Button> },
    ],
  },
  {
    file: 'choices.tsx',
    states: [
      { state: 'usual', draw: () => <Filter chosen={[]} /> },
      { state: 'chosen', draw: () => <Filter chosen={['forum', 'rtl']} /> },
      {
        state: 'empty',
        draw: () => <Choices name="Source" choices={[]} chosen={[]} onToggle={ignore} onClear={ignore} />,
      },
      { state: 'partial', draw: () => <Filter chosen={['no longer here']} /> },
      { state: 'focus', draw: () => <FilterButton chosen={[]} /> },
      { state: 'opened', draw: () => <FilterButton chosen={['long']} /> },
    ],
  },
  { file: 'dialog.tsx', states: [{ state: 'opened', draw: () => <DialogOpener /> }] },
  {
    file: 'digest-when.tsx',
    states: [
      { state: 'usual', draw: () => <When errors={{}} /> },
      { state: 'error', draw: () => <When errors={{ zone: 'There is no such zone.' }} /> },
    ],
  },
  {
    file: 'field.tsx',
    states: [
      { state: 'usual', draw: () => <NameField hint="As people will see it" /> },
      { state: 'error', draw: () => <NameField error="This name is taken." /> },
      { state: 'focus', draw: () => <NameField /> },
      { state: 'disabled', draw: () => <NameField disabled /> },
      { state: 'long words', draw: () => <NameField value={LONG} hint={LONG} /> },
      { state: 'right to left', draw: () => <NameField value={RIGHT_TO_LEFT} /> },
    ],
  },
  {
    file: 'reason-field.tsx',
    states: [
      { state: 'usual', draw: () => <ReasonField value="" onChange={ignore} /> },
      { state: 'long words', draw: () => <ReasonField required value={LONG} onChange={ignore} /> },
    ],
  },
  {
    file: 'flaw-picker.tsx',
    states: [
      { state: 'usual', draw: () => <Picker flaws={FLAWS} /> },
      { state: 'loading', draw: () => <Picker flaws={undefined} /> },
      { state: 'empty', draw: () => <Picker flaws={[]} /> },
    ],
  },
  {
    file: 'remove-button.tsx',
    states: [
      { state: 'usual', draw: () => <RemoveButton subject="Coverage" pending={false} onRemove={ignore} /> },
      { state: 'loading', draw: () => <RemoveButton subject="Coverage" pending onRemove={ignore} /> },
      { state: 'focus', draw: () => <RemoveButton subject="Coverage" pending={false} onRemove={ignore} /> },
    ],
  },
  {
    file: 'save-links.tsx',
    states: [
      { state: 'usual', draw: () => <Save disabled={false} /> },
      { state: 'disabled', draw: () => <Save disabled /> },
      { state: 'focus', draw: () => <Save disabled={false} /> },
    ],
  },
  {
    file: 'save-menu.tsx',
    states: [
      { state: 'usual', draw: () => <Menu /> },
      { state: 'focus', draw: () => <Menu /> },
    ],
  },
  {
    file: 'shown-choice.tsx',
    states: [
      { state: 'usual', draw: () => <ShownChoice show="people" kinds={VOICES} onChoose={ignore} /> },
      { state: 'chosen', draw: () => <ShownChoice show="likely-bots" kinds={VOICES} onChoose={ignore} /> },
      { state: 'empty', draw: () => <ShownChoice show="people" kinds={NO_VOICES} onChoose={ignore} /> },
    ],
  },
];

function Buttons({ disabled = false }: { disabled?: boolean }) {
  return (
    <div className="gallery-row">
      {LOOKS.map((look) => (
        <Button key={look} look={look} disabled={disabled}>
          {look}
        </Button>
      ))}
    </div>
  );
}

function Filter({ chosen: first }: { chosen: readonly string[] }) {
  const [chosen, setChosen] = useState(first);
  return (
    <Choices
      name="Source"
      choices={SOURCES}
      chosen={chosen}
      onToggle={(value) =>
        setChosen(chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value])
      }
      onClear={() => setChosen([])}
    />
  );
}

function FilterButton({ chosen }: { chosen: readonly string[] }) {
  return (
    <ChoicesButton
      name="Source"
      plural="sources"
      choices={SOURCES}
      chosen={chosen}
      onToggle={ignore}
      onClear={ignore}
    />
  );
}

function Tabs({ count }: { count: number | undefined }) {
  return (
    <StateTabs
      legend="State"
      tabs={[
        { state: 'waiting', label: 'waiting again', count },
        { state: 'rtl', label: RIGHT_TO_LEFT, count },
      ]}
      chosen={[]}
      onPress={ignore}
      onAll={ignore}
    />
  );
}

function DialogOpener() {
  const [look, setLook] = useState<'usual' | 'wide' | 'bare' | null>(null);
  return (
    <div className="gallery-row">
      {(['usual', 'wide', 'bare'] as const).map((name) => (
        <Button key={name} onClick={() => setLook(name)}>
          Open a dialog: {name}
        </Button>
      ))}
      {look && (
        <Dialog
          title={`A dialog: ${look}`}
          bare={look === 'bare'}
          wide={look === 'wide'}
          onClose={() => setLook(null)}
        >
          <div className="gallery-text">
            <NameField value={LONG} />
          </div>
        </Dialog>
      )}
    </div>
  );
}

function NameField({
  hint,
  error,
  value = 'Coverage',
  disabled = false,
}: {
  hint?: string;
  error?: string;
  value?: string;
  disabled?: boolean;
}) {
  return (
    <Field label="Name" hint={hint} error={error}>
      {(control) => (
        <input {...control} className={CONTROL} defaultValue={value} disabled={disabled} dir="auto" />
      )}
    </Field>
  );
}

function Picker({ flaws }: { flaws: typeof FLAWS | readonly [] | undefined }) {
  const [chosen, setChosen] = useState<string | null>('a');
  return (
    <FlawPicker
      legend="The flaw behind it"
      words=""
      flaws={flaws}
      chosen={chosen}
      onWords={ignore}
      onChoose={setChosen}
    />
  );
}

function Save({ disabled }: { disabled: boolean }) {
  const surface = useRef<HTMLSpanElement>(null);
  return (
    <span ref={surface}>
      <SaveLinks
        name="gallery"
        csv={() => 'component\n'}
        surface={() => surface.current}
        words={() => ({ title: 'Gallery', lines: [], foot: '' })}
        disabled={disabled}
      />
    </span>
  );
}

function Menu() {
  return (
    <SaveMenu label="Gallery" name="gallery" words={() => ({ title: 'Gallery', lines: [], foot: '' })} />
  );
}

function When({ errors }: { errors: Record<string, string> }) {
  return (
    <div className="gallery-row">
      <DigestWhenFields
        when={{ cadence: 'weekly', weekday: 1, hour: 7, zone: 'Europe/Berlin', days: null }}
        errors={errors}
        set={ignore}
      />
    </div>
  );
}
