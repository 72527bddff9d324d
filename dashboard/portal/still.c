/*
 * dashboard/portal/still.c - see still.h.
 *
 * Our templates write attributes with double quotes and escape these in text, so that what looks like
 * an attribute is one.
 */
#include "dashboard/portal/still.h"

#include <string.h>

enum { EDITION_NAME = sizeof "edition=" - 1 };

/* What may stand in a name of a file as it is; the rest becomes _XX. */
static void add_value(struct text *text, const char *value, size_t size)
{
	static const char plain[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-";

	for (size_t i = 0; i < size; i++)
		if (strchr(plain, value[i]) != NULL)
			text_addc(text, value[i]);
		else
			text_addf(text, "_%02X", (unsigned char)value[i]);
}

/* "a=b&edition=2&c=d" as "SEPARATORa-bSEPARATORc-d"; sets what stands for the edition, or nothing. */
static void add_query(
	struct text *text, const char *query, char separator, struct span *ret_edition)
{
	*ret_edition = (struct span){ "", 0 };
	for (const char *at = query; *at != '\0'; at += *at == '&') {
		size_t size = strcspn(at, "&"), name = strcspn(at, "=");

		if (strncmp(at, "edition=", EDITION_NAME) == 0) {
			*ret_edition = (struct span){ at + EDITION_NAME, size - EDITION_NAME };
		} else if (name < size) {
			text_addf(text, "%c%.*s-", separator, (int)name, at);
			add_value(text, at + name + 1, size - name - 1);
		}
		at += size;
	}
}

const char *still_file(struct arena *arena, const char *target)
{
	size_t size = strcspn(target, "?");
	const char *query = target[size] == '?' ? target + size + 1 : "";
	const char *slash = memrchr(target, '/', size);
	const char *dot = memrchr(slash, '.', size - (size_t)(slash - target));
	text_auto more = { 0 }, text = { 0 };
	struct span edition;

	add_query(&more, query, dot == NULL ? '/' : '.', &edition);
	if (edition.size > 0)
		text_addf(&text, "edition/%.*s/", (int)edition.size, edition.data);
	if (dot != NULL) {
		text_addf(&text, "%.*s%s%.*s", (int)(dot - target - 1), target + 1, text_z(&more),
			(int)(target + size - dot), dot);
	} else {
		size -= target[size - 1] == '/'; /* "/" and "/en/" */
		if (size > 0)
			text_addf(&text, "%.*s", (int)size - 1, target + 1);
		text_addz(&text, text_z(&more) + (size == 0 && more.size > 0));
		text_addz(&text, size + more.size == 0 ? "index.html" : "/index.html");
	}
	return arena_copy(arena, text_z(&text), text.size);
}

/* From one file to another. */
static void add_relative(struct text *text, const char *from, const char *to)
{
	for (const char *z = from; *z != '\0'; z++)
		if (*z == '/')
			text_addz(text, "../");
	text_addz(text, to);
}

struct rewriting {
	struct arena *arena;
	const char *target; /* of the page */
	const char *file;
	still_wants *wants;
	void *self;
	struct text *ret;
};

/* The value of an attribute without its escapes: an address holds no others. */
static const char *unescape(struct arena *arena, struct span value)
{
	char *copy = arena_copy(arena, value.data, value.size), *out = copy;

	for (const char *z = copy; *z != '\0'; z++) {
		*out++ = *z;
		if (strncmp(z, "&amp;", strlen("&amp;")) == 0)
			z += strlen("amp;");
	}
	*out = '\0';
	return copy;
}

/* The whole address of a link of ours, without its fragment; NULL for any other. */
static const char *own_address(const struct rewriting *rewriting, const char *link)
{
	const char *copy = arena_copy(rewriting->arena, link, strcspn(link, "#"));

	if (*copy == '/' && copy[1] != '/')
		return copy;
	if (*copy != '?')
		return NULL;
	return arena_format(rewriting->arena, "%.*s%s", (int)strcspn(rewriting->target, "?"),
		rewriting->target, copy);
}

/* Writes ` href="value"` anew. */
static void add_link(const struct rewriting *rewriting, struct span name, struct span value)
{
	const char *link = unescape(rewriting->arena, value);
	const char *address = own_address(rewriting, link);
	struct text *ret = rewriting->ret;

	if (address == NULL) {
		text_add(ret, name);
		text_add(ret, value);
		text_addc(ret, '"');
	} else if (rewriting->wants(rewriting->self, address)) {
		text_add(ret, name);
		add_relative(ret, rewriting->file, still_file(rewriting->arena, address));
		text_addf(ret, "%s\"", link + strcspn(link, "#"));
	}
}

static bool starts(struct span rest, const char *with)
{
	size_t size = strlen(with);

	return rest.size >= size && memcmp(rest.data, with, size) == 0;
}

/* The bytes of a form, to its end; 0 where none begins here. */
static size_t form_size(struct span rest)
{
	static const char end[] = "</form>";
	const char *last = starts(rest, "<form ") ? memmem(rest.data, rest.size, end, strlen(end))
						  : NULL;

	return last == NULL ? 0 : (size_t)(last - rest.data) + strlen(end);
}

static const char *const link_attributes[] = { " href=\"", " src=\"", " srcset=\"" };

/* The bytes of an attribute with a link, written anew; 0 where none begins here. */
static size_t take_link(const struct rewriting *rewriting, struct span rest)
{
	for (size_t i = 0; i < COUNT(link_attributes); i++) {
		size_t name = strlen(link_attributes[i]);
		const char *quote;

		if (!starts(rest, link_attributes[i]))
			continue;
		quote = memchr(rest.data + name, '"', rest.size - name);
		if (quote == NULL)
			return 0;
		add_link(rewriting, (struct span){ rest.data, name },
			(struct span){ rest.data + name, (size_t)(quote - rest.data) - name });
		return (size_t)(quote - rest.data) + 1;
	}
	return 0;
}

void still_page(struct arena *arena, const char *target, struct span page, const char *instead,
	still_wants *wants, void *self, struct text *ret)
{
	const struct rewriting rewriting = { arena, target, still_file(arena, target), wants, self,
		ret };

	for (size_t i = 0; i < page.size;) {
		struct span rest = { page.data + i, page.size - i };
		size_t form = form_size(rest), taken = form;

		if (form > 0 && memmem(rest.data, form, " role=\"search\"", 14) == NULL)
			text_addz(ret, instead);
		if (form == 0)
			taken = take_link(&rewriting, rest);
		if (taken == 0) {
			text_addc(ret, *rest.data);
			taken = 1;
		}
		i += taken;
	}
}
