/*
 * collector/package.h - the parts of a workbook's ZIP package, out and in.
 *
 * Nothing is believed: names are checked before anything is read, sizes are
 * counted while unpacking, never taken from a header. Keys:
 *   xlsx.zip        no ZIP package, or a damaged one
 *   xlsx.limit      size_limits.h (detail: which)
 *   xlsx.name       a part's name that leads elsewhere, or that stands twice
 *   xlsx.encrypted  xlsx.macro  xlsx.external
 *   xlsx.part       a part that must be there is not (detail)
 */
#ifndef COLLECTOR_PACKAGE_H
#define COLLECTOR_PACKAGE_H

#include "base/arena.h"
#include "base/text.h"
#include "collector/size_limits.h"

struct package;
struct part; /* one that is being unpacked */

/* NULL on failure. `bytes` and `limits` are borrowed. */
MUST_CHECK struct package *package_open(
	struct span bytes, const struct limits *limits, struct error *err);
void package_close(struct package *package);

/* Whether there is such a part; names are looked up without case. */
bool package_has(const struct package *package, const char *name);

MUST_CHECK struct part *part_open(struct package *package, const char *name, struct error *err);
/* Unpacks up to `size` bytes; how many, 0 at the end, -1 on failure. */
MUST_CHECK long part_read(struct part *part, char *data, size_t size, struct error *err);
void part_close(struct part *part);

/* Adds the whole part. */
MUST_CHECK bool package_read(
	struct package *package, const char *name, struct text *ret, struct error *err);

/* One part as it will be; borrowed. */
struct patch {
	const char *name;
	struct span bytes;
};

/* The package with those parts replaced or added; every other part keeps its bytes. */
MUST_CHECK bool package_patch(struct span bytes, const struct patch *patches, size_t count,
	struct text *ret, struct error *err);

void package_closep(struct package **package);
void part_closep(struct part **part);
#define package_auto CLEANUP(package_closep) struct package
#define part_auto CLEANUP(part_closep) struct part

#endif
