/* base/exif.c - see exif.h. Every number is looked at before it is followed; whatever does not fit, ends it. */
#include "base/exif.h"

#include <string.h>

enum {
	MARK_EXIF = 0xE1, /* segment APP1 */
	MARK_SCAN = 0xDA, /* pixels follow */
	TIFF_HEAD = 8,
	ENTRY = 12, /* bytes of a row of the directory */
	TAG_TURN = 0x0112,
	TYPE_SHORT = 3,
};

static const char exif[] = { 'E', 'x', 'i', 'f', 0, 0 };

static unsigned byte_at(struct span span, size_t at)
{
	return (unsigned char)span.data[at];
}

/* A number of `size` bytes; 0 where it is not there. */
static size_t number_at(struct span span, size_t at, size_t size, bool little)
{
	size_t value = 0;

	if (at > span.size || span.size - at < size)
		return 0;
	for (size_t i = 0; i < size; i++)
		value = value << 8 | byte_at(span, at + (little ? size - 1 - i : i));
	return value;
}

/* The segment of what the camera noted; empty where there is none. */
static struct span find_tiff(struct span jpeg)
{
	size_t at = 2, length;

	for (; at + 4 <= jpeg.size && byte_at(jpeg, at) == 0xFF; at += 2 + length) {
		unsigned mark = byte_at(jpeg, at + 1);

		length = number_at(jpeg, at + 2, 2, false);
		if (mark == MARK_SCAN || length < 2 || length > jpeg.size - at - 2)
			break;
		if (mark == MARK_EXIF && length >= 2 + sizeof exif + TIFF_HEAD &&
			memcmp(jpeg.data + at + 4, exif, sizeof exif) == 0)
			return (struct span){ jpeg.data + at + 4 + sizeof exif,
				length - 2 - sizeof exif };
	}
	return (struct span){ "", 0 };
}

/* 1 to 8; 0 where it is not said. */
static size_t orientation(struct span tiff)
{
	bool little = tiff.size >= TIFF_HEAD && tiff.data[0] == 'I';
	size_t directory = number_at(tiff, 4, 4, little);
	size_t count = number_at(tiff, directory, 2, little);

	for (size_t i = 0; i < count; i++) {
		size_t at = directory + 2 + i * ENTRY;

		if (at > tiff.size || tiff.size - at < ENTRY)
			break;
		if (number_at(tiff, at, 2, little) == TAG_TURN &&
			number_at(tiff, at + 2, 2, little) == TYPE_SHORT)
			return number_at(tiff, at + 8, 2, little);
	}
	return 0;
}

struct exif_turn exif_turn(struct span jpeg)
{
	static const struct exif_turn turns[] = { { 0 }, { 0 }, { false, true, false },
		{ false, true, true }, { false, false, true }, { true, false, false },
		{ true, false, true }, { true, true, true }, { true, true, false } };
	bool is_jpeg = jpeg.size > 2 && byte_at(jpeg, 0) == 0xFF && byte_at(jpeg, 1) == 0xD8;
	size_t value = is_jpeg ? orientation(find_tiff(jpeg)) : 0;

	return value < COUNT(turns) ? turns[value] : turns[0];
}
