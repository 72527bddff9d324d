/*
 * dashboard/view/mustache_parts.h - tags, and the nodes they become; private to mustache*.c.
 *
 * Nodes lie flat in the order written: an element (section, block, parent) is
 * followed by its content, and `end` is the first node behind that.
 */
#ifndef DASHBOARD_VIEW_MUSTACHE_PARTS_H
#define DASHBOARD_VIEW_MUSTACHE_PARTS_H

#include "dashboard/view/mustache.h"
#include "dashboard/view/mustache_names.h"

enum { MUSTACHE_MAX_DELIMITER = 16 };

struct mustache_delimiters {
	struct span open, close;
};

struct mustache_tag {
	char sigil; /* what stands behind the opening delimiter: one of !#$&/<=>^{ or NUL */
	size_t start, end; /* its first byte, and the first behind it */
	size_t next_line; /* the next line's first byte if only blanks follow, otherwise 0 */
	struct span name; /* what is inside, trimmed */
};

/* Reads the tag that starts at `start`; false when it does not end. */
MUST_CHECK bool mustache_read_tag(struct span text, const struct mustache_delimiters *delimiters,
	size_t start, struct mustache_tag *ret);

/* Reads the inside of a delimiter tag; false when it is not two words without '='. */
MUST_CHECK bool mustache_read_delimiters(struct span inside, struct mustache_delimiters *ret);

/* True when `name` is not empty and holds no blanks. */
bool mustache_is_name(struct span name);

/* How many blanks (spaces and tabs) `text` begins with. */
size_t mustache_blanks(struct span text);

struct mustache_node {
	enum mustache_kind kind;
	bool starts_line; /* a text: nothing stands before it on its line */
	bool alone; /* a tag: has its line to itself (an argument: the rest of its line) */
	bool argument; /* a block directly inside a parent */
	unsigned end; /* the next node that is not inside this one */
	unsigned parts; /* of a value's or section's name; 0 for "." */
	const char *path; /* those parts, each ended by a NUL */
	struct span text; /* what is printed, at most one line; of a tag: its name */
	struct span indent; /* of a tag that begins its line: the blanks before it */
	size_t offset; /* where the tag begins */
};

struct mustache {
	const char *name;
	struct span text;
	struct mustache_node *nodes;
	unsigned count;
};

/* What a node asks for, and where. */
struct mustache_name mustache_name_of(
	const struct mustache *template, const struct mustache_node *node);

/* Sets an error at `offset`, with template and tag as its detail; returns false. */
bool mustache_fail(const struct mustache *template, size_t offset, struct span tag, const char *key,
	struct error *err);

/*
 * The indentation of a block's content is that of its first line that is not
 * empty, or the block's own. mustache_dedent() takes it away from every line;
 * blocks handed to a parent further in have lost theirs before.
 */
struct span mustache_indent_of(const struct mustache *template, const struct mustache_node *block);
void mustache_dedent(struct mustache *template, const struct mustache_node *block);

#endif
