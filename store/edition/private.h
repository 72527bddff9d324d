/* store/edition/private.h - an open edition, for the files that read it. */
#ifndef STORE_EDITION_PRIVATE_H
#define STORE_EDITION_PRIVATE_H

#include "indicators/recipes.h"
#include "store/db.h"
#include "store/edition/open.h"

struct edition {
	struct db *db;
	struct arena arena;
	struct edition_info info;
	struct catalogue catalogue;
	struct recipes recipes; /* of the catalogue */
};

#endif
