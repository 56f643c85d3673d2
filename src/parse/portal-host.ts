/** Districts of one name told apart by the address of a portal: weak evidence, for choosing and never for naming. */
import { CITY_SOUNDS, DISTRICT_SOUNDS } from '../../data/place-sounds.js';
import { parentsOf, regionIndex } from './region-index.js';

const joined = (syllables: string): string => syllables.replace(/ /g, '');
const initials = (syllables: string): string =>
  syllables
    .split(' ')
    .map((syllable) => syllable.charAt(0))
    .join('');

/**
 * Whether an address may be that of an area's portal: a part of it sounds like the city (gulou.xuzhou.gov.cn), or like
 * city and district in one (njgl, njgulou). The district alone tells nothing, since several have the name.
 */
export function hostFits(host: string, code: string): boolean {
  const city = CITY_SOUNDS[parentsOf(code).at(-1) ?? ''];
  const district = DISTRICT_SOUNDS[(regionIndex().names.get(code) ?? '').slice(0, -1)];
  if (city === undefined) return false;
  const cities = [joined(city), initials(city)];
  const districts = district === undefined ? [] : [joined(district), initials(district)];
  const both = cities.flatMap((a) => districts.flatMap((b) => [a + b, `${a}${b}q`, `${a}${b}qu`]));
  const parts = host.toLowerCase().split('.');
  return parts.some((part) => part === joined(city) || both.includes(part));
}
