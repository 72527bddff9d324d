-- store/recipe.sql - how methods are computed (indicators/recipes.h): part of the catalogue, in a
-- file of its own for offices that were made before it.

CREATE TABLE recipe (
	method_id INTEGER PRIMARY KEY,          -- a method that is not here is reported
	formula TEXT NOT NULL,                  -- '' for a composite
	full TEXT NOT NULL,                     -- of a composite; '' for a formula, as what follows
	policy TEXT NOT NULL,                   -- refuse, renormalise
	least TEXT NOT NULL                     -- percent of the weights
) STRICT;

CREATE TABLE component (
	method_id INTEGER NOT NULL,
	position INTEGER NOT NULL,
	indicator TEXT NOT NULL,                -- code
	method TEXT NOT NULL,                   -- code; '' for the primary one
	minimum TEXT NOT NULL,                  -- decimals
	maximum TEXT NOT NULL,
	direction TEXT NOT NULL,                -- up, down
	weight TEXT NOT NULL,
	PRIMARY KEY (method_id, position)
) STRICT, WITHOUT ROWID;
