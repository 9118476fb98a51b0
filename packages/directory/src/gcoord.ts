import imported from 'gcoord';

/** The package's types promise a `default` inside its CommonJS export; what Node and esbuild find there is the thing itself. */
export default imported as unknown as (typeof imported)['default'];
