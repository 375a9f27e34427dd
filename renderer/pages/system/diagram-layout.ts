/** Where everything of the logical model stands in its picture: boxes and lines of text, in the units of the picture. */
import { filledRows } from '../../../core/assessment/blank-rows.ts';
import type { ConnectedSystem, InformationSystem, NetworkZone } from '../../../core/assessment/model.ts';

export interface TextLine {
  text: string;
  strong: boolean;
}
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
  lines: TextLine[];
}
export interface Arrow {
  /** From the connected system to the edge of this one, both at this height. */
  y: number;
  direction: ConnectedSystem['direction'];
}
export interface Diagram {
  width: number;
  height: number;
  /** The system's own edge. */
  frame: Box;
  zones: Box[];
  inside: Box[];
  connected: Box[];
  arrows: Arrow[];
  /** Null where no zone has a public address. */
  internet: Box | null;
}

export const LINE = 17;
export const PADDING = 10;
const GAP = 16;
const WIDTH = 1040;
const LEFT = 260;
/** Room for the arrows. */
export const BETWEEN = 90;
/** Mean width of a letter of the text in this picture. */
const LETTER = 6.6;
const SHOWN = 8;

export interface DiagramWords {
  unnamed: string;
  applications: string;
  devices: string;
  internet: string;
  more: (count: number) => string;
  quantity: (name: string, count: number) => string;
}

type Modelled = Pick<InformationSystem, 'name' | 'devices' | 'applications' | 'zones' | 'connections'>;

/** Breaks a text at spaces into at most `most` lines; what is cut ends in “…”. */
export function wrap(text: string, width: number, most: number): string[] {
  const letters = Math.floor((width - 2 * PADDING) / LETTER);
  const lines: string[] = [];
  for (const word of text.trim().split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= letters) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  const cut = lines.slice(0, most).map((line) => (line.length > letters ? `${line.slice(0, letters - 1)}…` : line));
  const end = cut.at(-1);
  return lines.length > most && end !== undefined ? [...cut.slice(0, -1), `${end.slice(0, letters - 1).replace(/…$/, '')}…`] : cut;
}

const plain = (texts: string[]): TextLine[] => texts.filter((text) => text !== '').map((text) => ({ text, strong: false }));
const strong = (texts: string[]): TextLine[] => texts.map((text) => ({ text, strong: true }));
const heightOf = (lines: readonly TextLine[]): number => lines.length * LINE + 2 * PADDING - 4;

/** The first of a list, and how many more there are. */
const first = (texts: string[], most: number, words: DiagramWords): string[] =>
  texts.length > most ? [...texts.slice(0, most - 1), words.more(texts.length - most + 1)] : texts;

const addressesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

function linesOfZone(zone: NetworkZone, width: number, words: DiagramWords): TextLine[] {
  const short = (text: string): string => wrap(text, width, 1)[0] ?? '';
  return [
    ...strong(wrap(zone.name.trim() || words.unnamed, width, 2)),
    ...plain(wrap(zone.purpose, width, 2)),
    ...plain(first(addressesOf(zone.privateAddresses), 4, words).map(short)),
    ...plain(first(addressesOf(zone.publicAddresses), 4, words).map((address) => short(`${words.internet}: ${address}`))),
  ];
}

/** Boxes in two columns, each row as high as its higher box. */
function inTwo(contents: TextLine[][], x: number, top: number, width: number): { boxes: Box[]; bottom: number } {
  const boxes: Box[] = [];
  let y = top;
  for (let index = 0; index < contents.length; index += 2) {
    const pair = contents.slice(index, index + 2);
    const height = Math.max(...pair.map(heightOf));
    pair.forEach((lines, place) => boxes.push({ x: x + place * (width + GAP), y, width, height, lines }));
    y += height + GAP;
  }
  return { boxes, bottom: y };
}

/** Lays the picture out. Only rows in which something is written are drawn; null where there is nothing to show. */
export function layOut(system: Modelled, words: DiagramWords): Diagram | null {
  const zones = filledRows(system.zones);
  const connections = filledRows(system.connections);
  const applications = system.applications.map(({ name }) => name.trim()).filter((name) => name !== '');
  const devices = system.devices
    .filter(({ name, model }) => name.trim() !== '' || model.trim() !== '')
    .map(({ name, model, quantity }) =>
      quantity === null || quantity === 1 ? name.trim() || model.trim() : words.quantity(name.trim() || model.trim(), quantity),
    );
  if (zones.length + connections.length + applications.length + devices.length === 0) return null;

  const left = connections.length === 0 ? 0 : LEFT + BETWEEN;
  const frameWidth = WIDTH - left;
  const half = (frameWidth - 3 * GAP) / 2;
  const isPublic = zones.some(({ publicAddresses }) => addressesOf(publicAddresses).length > 0);
  const internet: Box | null = isPublic
    ? { x: left + frameWidth / 2 - 70, y: 0, width: 140, height: heightOf(strong(['x'])), lines: strong([words.internet]) }
    : null;
  const top = internet === null ? 0 : internet.height + 28;

  const title = strong(wrap(system.name.trim() || words.unnamed, frameWidth, 2));
  const inner = { x: left + GAP, top: top + heightOf(title) };
  const drawn = inTwo(
    zones.map((zone) => linesOfZone(zone, half, words)),
    inner.x,
    inner.top,
    half,
  );
  const listed = (heading: string, names: string[]): TextLine[][] =>
    names.length === 0 ? [] : [[...strong([heading]), ...plain(first(names, SHOWN, words).map((name) => wrap(name, half, 1)[0] ?? ''))]];
  const inside = inTwo([...listed(words.applications, applications), ...listed(words.devices, devices)], inner.x, drawn.bottom, half);

  let y = top;
  const connected = connections.map(({ name, organisation, data }): Box => {
    const lines = [
      ...strong(wrap(name.trim() || words.unnamed, LEFT, 2)),
      ...plain(wrap(organisation, LEFT, 1)),
      ...plain(wrap(data, LEFT, 2)),
    ];
    const box = { x: 0, y, width: LEFT, height: heightOf(lines), lines };
    y += box.height + GAP;
    return box;
  });
  const bottom = Math.max(inside.bottom, y - GAP + 1);
  return {
    width: WIDTH,
    height: bottom + 1,
    frame: { x: left, y: top, width: frameWidth, height: bottom - top, lines: title },
    zones: drawn.boxes,
    inside: inside.boxes,
    connected,
    arrows: connected.map((box, index) => ({ y: box.y + box.height / 2, direction: connections[index]?.direction ?? 'both' })),
    internet,
  };
}
