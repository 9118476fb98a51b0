import { type Places, placesOf, type Table } from './table.ts';
import { type Shift, shiftsInto, type Tree } from './tree.ts';

/** A place of a rollup (a month of a station, a category), with what a move adds to it: it alone might fall below zero. */
export type Corner = readonly [place: number, sign: 1 | -1];

/** A way to change a table without breaking any of its sums. The places it changes are rows crossed with columns, and some more. */
export interface Move {
  /** Each by its first place. */
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  readonly more: readonly number[];
  readonly corners: () => readonly Corner[];
}

export const changedPlaces = ({ rows, columns, more }: Move): number[] => [
  ...rows.flatMap((row) => columns.map((column) => row + column)),
  ...more,
];

/** The moves that add to a place. */
export type MovesInto = (place: number) => readonly Move[];

export function movesOf(table: Table, places: Places = placesOf(table)): MovesInto {
  const { areas, periods, categories } = table;
  const byCategory = [...categories.keys()].map(places.ofCategory);
  const crossing = crossings(table, places);
  const areaShifts = areas.nodes.map((node) => shiftsInto(areas, node));
  const periodShifts = periods.nodes.map((node) => shiftsInto(periods, node));

  const crossed = (area: number, period: number): Move[] =>
    (areaShifts[area] ?? []).flatMap((a) =>
      (periodShifts[period] ?? []).flatMap((p) =>
        changesWhole(a, p) && byCategory.length
          ? byCategory.map((category) => crossing(a, p, category))
          : [crossing(a, p)],
      ),
    );
  const ofCategory = (place: number): Move[] => [
    ...byCategory.filter((it) => it !== place).map((other) => swap(place, other)),
    ...(areaShifts[0] ?? []).flatMap((a) => (periodShifts[0] ?? []).map((p) => crossing(a, p, place))),
  ];

  const width = periods.nodes.length;
  return (place) =>
    place < areas.nodes.length * width
      ? crossed(Math.floor(place / width), place % width)
      : ofCategory(place);
}

const changesWhole = (area: Shift, period: Shift) => area.from === undefined && period.from === undefined;

const swap = (to: number, from: number): Move => ({
  ...{ rows: [], columns: [], more: [to, from] },
  corners: () => [
    [to, 1],
    [from, -1],
  ],
});

/** Shifts of areas and periods at once; what changes the whole changes a category with it. */
function crossings({ areas, periods }: Table, places: Places) {
  const firstRollup = ({ nodes, rollups }: Tree) => nodes.length - rollups.length;
  const rollup = (station: number, month: number) =>
    places.at(firstRollup(areas) + station, firstRollup(periods) + month);
  const rowsOf = new Map<Shift, readonly number[]>();
  const rows = (shift: Shift) => {
    const known = rowsOf.get(shift) ?? shift.changed.map((area) => places.at(area, 0));
    rowsOf.set(shift, known);
    return known;
  };
  return (area: Shift, period: Shift, category?: number): Move => ({
    ...{ rows: rows(area), columns: period.changed, more: category === undefined ? [] : [category] },
    corners: () => [
      ...ends(area).flatMap(([station, a]) =>
        ends(period).map(([month, b]): Corner => [rollup(station, month), a === b ? 1 : -1]),
      ),
      ...(category === undefined ? [] : [[category, 1] as const]),
    ],
  });
}

const ends = ({ to, from }: Shift): (readonly [number, 1 | -1])[] =>
  from === undefined
    ? [[to, 1]]
    : [
        [to, 1],
        [from, -1],
      ];
