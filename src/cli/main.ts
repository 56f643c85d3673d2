#!/usr/bin/env node
import { extractFile } from '../run/extract.js';

const { extraction } = await extractFile(process.argv[3] ?? '');
process.stdout.write(`${JSON.stringify(extraction)}\n`);
