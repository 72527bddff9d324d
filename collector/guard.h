/*
 * collector/guard.h - text that a spreadsheet would run.
 *
 * Text cells that begin like a formula are written with one leading apostrophe
 * and read without it again; numbers are never touched.
 */
#ifndef COLLECTOR_GUARD_H
#define COLLECTOR_GUARD_H

#include "base/text.h"

/* Does it begin with = + - @, a tab or a line end, or a full-width form of these? */
bool guard_needed(struct span text);

/* Without the apostrophe that a guard put there. */
struct span guard_strip(struct span text);

#endif
