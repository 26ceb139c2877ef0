/** What stops a whole file before its first row; `field` is the request's parameter or the canonical column at fault. */
export class ReadProblem extends Error {
  override readonly name = 'ReadProblem';
  readonly title: string;
  readonly detail: string;
  readonly field: string | null;

  constructor(title: string, detail: string, field: string | null = null) {
    super(`${title}: ${detail}`);
    this.title = title;
    this.detail = detail;
    this.field = field;
  }
}
