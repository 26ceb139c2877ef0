/** Something a sentence can name, with the place in the app where its evidence is. */
export interface Named {
  words: string;
  path: string;
}

/** A stretch of a sentence; `path`: where in the app its evidence is. */
export interface BriefPart {
  text: string;
  path: string | null;
}

/** Words that stand on nothing of their own. */
export function plain(text: string): BriefPart {
  return { text, path: null };
}

/** Words that lead to their evidence. */
export function at({ words, path }: Named): BriefPart {
  return { text: words, path };
}

/** `1 post`, `28 posts`. */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}

/** Sentences one after the other, each closed by a full stop. */
export function sentences(each: readonly (readonly BriefPart[])[]): BriefPart[] {
  return each.flatMap((parts, index) => [...(index === 0 ? [] : [plain(' ')]), ...parts, plain('.')]);
}

/** Things in a row: `a, b and c`; `rest` stands for those that are not named. */
export function enumerated(
  things: readonly (readonly BriefPart[])[],
  rest: string | null,
  between = ', ',
): BriefPart[] {
  const all = rest === null ? things : [...things, [plain(rest)]];
  return all.flatMap((parts, index) => {
    const joint = index === 0 ? '' : index === all.length - 1 && between === ', ' ? ' and ' : between;
    return joint === '' ? [...parts] : [plain(joint), ...parts];
  });
}
