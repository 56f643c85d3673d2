#!/usr/bin/env node
/** The command line: puts the commands together; each of them loads what it needs when it is run. */
import { main } from './program.js';

await main(process.argv.slice(2));
