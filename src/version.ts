/** The version of jixiao, kept equal to package.json by a test. It is stored with every source as its reader version. */
export const VERSION = '0.1.0';
