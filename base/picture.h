/*
 * base/picture.h - a picture that somebody sent, made anew: its pixels are kept, and nothing else.
 *
 * Reads PNG, JPEG and still WebP, told by their first bytes, whatever a name says. How large it is stands
 * at its head and is looked at before a pixel is decoded. It is turned as the camera noted, laid on white
 * where it is transparent, made smaller, and written as JPEG: without metadata, without a colour profile,
 * without what stood behind it.
 */
#ifndef BASE_PICTURE_H
#define BASE_PICTURE_H

#include "base/error.h"
#include "base/text.h"

enum {
	PICTURE_MAX_BYTES = 12 << 20, /* of what is sent */
	PICTURE_MAX_SIDE = 16000, /* pixels of it */
	PICTURE_MAX_PIXELS = 32 << 20,
	PICTURE_SIDE = 1280, /* the longer side of what is written, at most */
	PICTURE_WEIGHT = 300 << 10, /* its bytes, at most */
};

struct picture {
	int width, height; /* pixels */
	struct text bytes; /* the caller frees them */
};

/*
 * The same bytes give the same picture. Keys
 *     picture.kind     none of the three kinds, or nothing
 *     picture.bytes    longer than PICTURE_MAX_BYTES
 *     picture.pixels   larger than the limits (detail: how large)
 *     picture.moving   an animation
 *     picture.colours  a JPEG for printing (CMYK)
 *     picture.damaged  cut short, or not what its head says
 */
MUST_CHECK bool picture_read(struct span bytes, struct picture *ret, struct error *err);

#endif
