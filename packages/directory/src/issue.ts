/** A datum that is well formed and still wrong: it names what does not exist, or a name is taken twice. */
export interface Issue {
  readonly file: string;
  readonly path: string;
  readonly issue: string;
}
