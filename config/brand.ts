// An adopter's own name and colours, checked so that whatever is chosen can be read (WCAG 2.2, 1.4.3).
import { z } from 'zod';
import { text } from './fields.ts';

const colour = z.string().regex(/^#[0-9a-f]{6}$/, 'must be a colour such as #2b3a67, in lower case');
export const brandFile = z.strictObject({
  name: text.max(60, 'must be at most 60 characters'),
  colours: z.strictObject({ brand: colour, ink: colour, pale: colour, line: colour, link: colour }),
});
export type Brand = z.infer<typeof brandFile>;

const LEAST_CONTRAST = 4.5;
/** Relative luminance of a colour, 0 to 1 (WCAG 2.2). */
const luminance = (hex: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((from) => {
    const share = Number.parseInt(hex.slice(from, from + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const contrast = (one: string, other: string): number => {
  const [light, dark] = [Math.max(luminance(one), luminance(other)), Math.min(luminance(one), luminance(other))];
  return (light + 0.05) / (dark + 0.05);
};
/** Of each colour that text bears, or is written on, whether it can be read. */
export const contrastFaults = ({ colours }: Brand): readonly { readonly path: string; readonly message: string }[] => {
  const on = { white: '#ffffff', pale: colours.pale };
  const pairs = (['brand', 'ink', 'link'] as const).flatMap((name) =>
    (['white', 'pale'] as const).map((ground) => ({ name, ground, is: contrast(colours[name], on[ground]) })),
  );
  return pairs.flatMap(({ name, ground, is }) =>
    is >= LEAST_CONTRAST
      ? []
      : [
          {
            path: `colours.${name}`,
            message: `has a contrast of ${(Math.floor(is * 10) / 10).toFixed(1)} to ${ground}, and cannot be read: choose one of ${String(LEAST_CONTRAST)} or more`,
          },
        ],
  );
};
