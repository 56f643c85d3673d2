/** The contract as JSON Schema (draft 2020-12). */
import { z } from 'zod';
import { Extraction } from '../model/record.js';

/**
 * The JSON Schema of what `jixiao extract` prints for a file. Beside the standard keywords a field has `zh` (its name
 * in Chinese) and, where it is a quantity, `unit`.
 */
export function jsonSchema(): object {
  const schema = z.toJSONSchema(Extraction, {
    override: ({ jsonSchema: node }) => {
      if ('example' in node) {
        node.examples = [node['example']];
        delete node['example'];
      }
      // zod bounds every integer by what a double holds exactly; that says nothing of the field
      if (node.maximum === Number.MAX_SAFE_INTEGER) delete node.maximum;
      if (node.minimum === Number.MIN_SAFE_INTEGER) delete node.minimum;
    },
  });
  const { $schema, ...rest } = schema;
  return { $schema, title: 'Extraction', description: 'What jixiao read in one file.', ...rest };
}
