/*
 * dashboard/web/route.h - every address there is: a table.
 *
 * A row says what a request must be like; the dispatcher enforces it, so that
 * no view can forget. Patterns are those of path.h. A row in two languages is
 * there twice, the second time under /en.
 */
#ifndef DASHBOARD_WEB_ROUTE_H
#define DASHBOARD_WEB_ROUTE_H

#include "base/error.h"
#include "dashboard/web/media.h"
#include "dashboard/web/request.h"

struct arena;
struct page;
struct outcome;

typedef bool route_view(const struct page *page, struct outcome *ret, struct error *err);

struct route {
	const char *method;
	const char *pattern;
	const char *who; /* may ask: "anyone" */
	bool languages; /* in both */
	bool edition; /* cannot be answered without one */
	const char *parameters; /* names that a query may hold, separated by blanks */
	enum media media;
	route_view *view;
	const char *view_name;
	const char *template; /* NULL: the view writes the bytes itself */
	const char *about[LANG_COUNT];
	size_t room; /* bytes of body; 0: none */
};

/* In alphabetical order of patterns, ended by a NULL pattern. */
extern const struct route routes[];

struct route_match {
	const struct route *route; /* NULL: see `allow` */
	const char *allow; /* the methods that the path takes, NULL: there is no such path */
	const char *code; /* in the arena; "" for a pattern without :code */
};

/* The row that fits path and method. */
struct route_match route_find(struct arena *arena, const struct request *request);

/*
 * The first parameter that the row does not know, or NULL. Marks that other
 * sites hang on links to us (fbclid, utm_source and the like) are known
 * everywhere and looked at nowhere.
 */
const char *route_stranger(const struct route *route, const struct request *request);

/* True when the row's view reads that parameter. */
bool route_takes(const struct route *route, const char *parameter);

#endif
