interface Reckoned {
  readonly numerator: number;
  readonly denominator: number | null;
  readonly value: string | null;
}
const reckoned = ({ numerator, denominator, value }: Reckoned) => ({ numerator, denominator, value });
interface Change {
  readonly basis: Reckoned | null;
  readonly unit: string;
  readonly value: string | null;
}
const change = ({ basis, unit, value }: Change) => ({ basis: basis && reckoned(basis), unit, value });

/** A figure of the overview as a bulletin stores it: without localised text. */
export const frozen = ({
  yoy,
  mom,
  ...it
}: Reckoned & { definition: string; unit: string; yoy: Change; mom: Change }) => ({
  ...{ definition: it.definition, unit: it.unit },
  ...reckoned(it),
  yearOnYear: change(yoy),
  monthOnMonth: change(mom),
});
/** What does not depend on the language. */
export const withoutText = (it: object): object =>
  JSON.parse(JSON.stringify(it, (name, value) => (name === 'text' ? undefined : value)));
