/** What reading a paragraph left out, told as warnings. */
import type { Note } from './row-tables.js';

export interface Lost {
  hidden: boolean;
  deleted: boolean;
  pictures: number;
  objects: number;
}

export function nothingLost(): Lost {
  return { hidden: false, deleted: false, pictures: 0, objects: 0 };
}

export function lostNotes(lost: Readonly<Lost>): Note[] {
  const notes: Note[] = [];
  if (lost.deleted) notes.push({ code: 'text.deleted', message: 'text deleted with changes tracked was left out' });
  if (lost.hidden) notes.push({ code: 'text.hidden', message: 'text formatted as hidden was left out' });
  if (lost.pictures > 0) notes.push({ code: 'picture.unread', message: `pictures in the text: ${lost.pictures}` });
  if (lost.objects > 0) notes.push({ code: 'object.unread', message: `embedded objects in the text: ${lost.objects}` });
  return notes;
}
