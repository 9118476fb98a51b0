/**
 * Of this package one file is used, its standalone bundle for browsers, which holds all it needs. Its dependencies are those
 * of its source, and would come as some hundred packages that nothing here reads.
 */
const onlyItsBundle = '@scalar/api-reference';

module.exports = {
  hooks: {
    readPackage: (it) => (it.name === onlyItsBundle ? { ...it, dependencies: {} } : it),
  },
};
