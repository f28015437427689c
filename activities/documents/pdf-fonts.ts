import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as fontkit from 'fontkit';
import { named } from './worded.ts';

const fontFile = (face: string): string => fileURLToPath(import.meta.resolve(`@expo-google-fonts/noto-sans/${face}/NotoSans_${face}.ttf`));
const [regular, bold] = ['400Regular', '700Bold'].map((face) => readFileSync(fontFile(face)));
if (regular === undefined || bold === undefined) throw new Error('no fonts');
export const faces = { regular, bold } as const;

const lettersOf = (face: Buffer): ReadonlySet<number> => {
  const font = fontkit.create(face);
  return new Set('characterSet' in font ? font.characterSet : []);
};
const [inRegular, inBold] = [lettersOf(regular), lettersOf(bold)];
const isDrawable = (letter: number): boolean => inRegular.has(letter) && inBold.has(letter);
/** What the fonts have no letter for is named in its place. */
export const drawn = (text: string): string =>
  Array.from(text, (each) => (each === '\n' || isDrawable(each.codePointAt(0) ?? 0) ? each : named(each))).join('');
