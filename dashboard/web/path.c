/* dashboard/web/path.c - see path.h. */
#include "dashboard/web/path.h"

#include <string.h>

/* What may stand for a part of a pattern. */
static const struct mark {
	const char *name, *characters;
	size_t least, most;
	bool number; /* does not begin with 0 */
} marks[] = {
	{ ":code", "abcdefghijklmnopqrstuvwxyz0123456789-", 1, 64, false },
	{ ":id", "0123456789", 1, 15, true },
	{ ":path", "abcdefghijklmnopqrstuvwxyz0123456789-./", 0, 128, false },
};

enum lang path_lang(const char *path)
{
	return strncmp(path, "/en", 3) == 0 && (path[3] == '/' || path[3] == '\0') ? LANG_EN
										   : LANG_VI;
}

const char *path_shared(const char *path)
{
	if (path_lang(path) == LANG_EN)
		path += strlen("/en");
	return *path == '\0' ? "/" : path;
}

static const struct mark *mark_at(const char *colon)
{
	for (size_t i = 0; i < COUNT(marks); i++)
		if (strncmp(colon, marks[i].name, strlen(marks[i].name)) == 0)
			return &marks[i];
	return NULL;
}

bool path_fits(const char *pattern, const char *path, struct span *ret)
{
	const char *colon = strchr(pattern, ':');
	size_t before = colon == NULL ? strlen(pattern) : (size_t)(colon - pattern);
	const struct mark *mark = colon == NULL ? NULL : mark_at(colon);

	*ret = (struct span){ "", 0 };
	if (strncmp(pattern, path, before) != 0)
		return false;
	path += before;
	if (mark == NULL)
		return *path == '\0';
	*ret = (struct span){ path, strspn(path, mark->characters) };
	return ret->size >= mark->least && ret->size <= mark->most &&
		!(mark->number && *path == '0') &&
		strcmp(path + ret->size, colon + strlen(mark->name)) == 0;
}

bool path_takes(const char *own, const char *method)
{
	return strcmp(own, method) == 0 || (strcmp(method, "HEAD") == 0 && strcmp(own, "GET") == 0);
}

bool path_lists(const char *list, const char *word)
{
	size_t size = strlen(word);

	for (const char *at = list; *at != '\0'; at += strcspn(at, " ")) {
		at += strspn(at, " ");
		if (strcspn(at, " ") == size && size > 0 && memcmp(at, word, size) == 0)
			return true;
	}
	return false;
}
