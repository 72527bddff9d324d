/* store/edition/private.h - an open edition, for the files that read it. */
#ifndef STORE_EDITION_PRIVATE_H
#define STORE_EDITION_PRIVATE_H

#include "indicators/recipes.h"
#include "store/db.h"
#include "store/edition/open.h"

enum {
	EDITION_VERSION = 5, /* of the tables; user_version of the file */
	EDITION_APPLICATION = 0x54444544,
};

struct edition {
	struct db *db;
	struct arena arena;
	struct edition_info info;
	struct catalogue catalogue;
	struct recipes recipes; /* of the catalogue */
};

#endif
