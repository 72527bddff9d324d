/*
 * base/exif.h - how a camera was held, as a JPEG notes it; nothing else of what it notes is read.
 */
#ifndef BASE_EXIF_H
#define BASE_EXIF_H

#include "base/text.h"

/* What makes the picture upright: columns and rows swapped, then each counted from the other end. */
struct exif_turn {
	bool swaps, mirrors, flips;
};

/* Nothing to be done where nothing is noted, or nothing that can be read. */
struct exif_turn exif_turn(struct span jpeg);

#endif
