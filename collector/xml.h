/*
 * collector/xml.h - a part's elements, one after the other; can pause. And an outline of a whole one.
 *
 * Names come without their prefix: both dialects of OOXML read alike. A
 * document type, and so every entity, is refused. Keys xlsx.xml (detail: why),
 * xlsx.doctype, and package.h's.
 */
#ifndef COLLECTOR_XML_H
#define COLLECTOR_XML_H

#include "collector/package.h"

struct xml;

enum {
	XML_MAX_TOKEN = 1 << 20, /* bytes of one tag */
	XML_MAX_OUTLINE = 4, /* depth */
};

struct xml_handlers {
	void (*start)(void *context, const char *name, const char **attributes);
	void (*end)(void *context, const char *name);
	void (*text)(void *context, const char *data, int size); /* in pieces */
};

enum xml_step { XML_PAUSED, XML_END, XML_FAILED };

/* NULL on failure. All is borrowed. */
MUST_CHECK struct xml *xml_open(struct package *package, const char *part,
	const struct xml_handlers *handlers, void *context, struct error *err);
/* Goes on until a handler pauses or the part ends. */
MUST_CHECK enum xml_step xml_next(struct xml *xml, struct error *err);
void xml_close(struct xml *xml);

/* For handlers: stop after this element; for good, with the error to fill. */
void xml_pause(struct xml *xml);
struct error *xml_stop(struct xml *xml);

size_t xml_taken(const struct xml *xml); /* bytes of the part so far */

/* Reads a whole part; a handler stops it through `*ret_xml`. */
MUST_CHECK bool xml_read(struct package *package, const char *part,
	const struct xml_handlers *handlers, void *context, struct xml **ret_xml,
	struct error *err);

/*
 * The elements of a whole document down to a depth (the root's is 0), in the
 * order in which they begin, by where they stand in its bytes. False where it is
 * no XML, is no UTF-8, or has a document type. All lives in the arena.
 */
struct xml_piece {
	const char *name, *prefix; /* "x:" or "" */
	const char **attributes; /* for xml_attribute() */
	int depth;
	size_t begin, end; /* of all of it */
	size_t inner, inner_end; /* of what is within its tags; both the end of <a/> */
};
MUST_CHECK bool xml_outline(struct arena *arena, struct span bytes, int depth,
	struct xml_piece **ret, size_t *ret_count);

/* The value of an attribute, by its name without prefix, or NULL. */
const char *xml_attribute(const char **attributes, const char *name);
/* Is it there and true? */
bool xml_flag(const char **attributes, const char *name);
/* A number in decimal digits, of `least` to `most`; `otherwise` for all else. */
int xml_number(const char **attributes, const char *name, int least, int most, int otherwise);

#endif
