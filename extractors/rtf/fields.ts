/** Fields: the result is shown; without a stored one the instruction may say what is shown. */
import { fieldText } from '../shared/field-text.js';

export interface Field {
  instruction: string;
  /** Whether its result, or that of a field within it, shows anything. */
  shown: boolean;
  readonly outer: Field | null;
  form: FormField | null;
}

export interface FormField {
  kind: number;
  result: number | null;
  fallback: number;
  readonly items: string[];
}

export function newField(outer: Field | null): Field {
  return { instruction: '', shown: false, outer, form: null };
}

export function newForm(): FormField {
  return { kind: 0, result: null, fallback: 0, items: [] };
}

export function defineForm(form: FormField, word: string, value: number | null): void {
  if (word === 'fftype') form.kind = value ?? 0;
  else if (word === 'ffres') form.result = value ?? 0;
  else if (word === 'ffdefres') form.fallback = value ?? 0;
}

/** Text of a field that has shown nothing. */
export function missingResult({ instruction, form }: Field): string {
  if (form !== null && form.kind > 0) {
    // 25 stands for "as the default says"
    const value = form.result === null || form.result === 25 ? form.fallback : form.result;
    if (form.kind === 1) return value === 1 ? '☑' : '☐';
    if (form.kind === 2) return form.items[value] ?? '';
  }
  return fieldText(instruction);
}

export function markShown(field: Field | null): void {
  for (let at = field; at !== null && !at.shown; at = at.outer) at.shown = true;
}
