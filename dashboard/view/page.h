/*
 * dashboard/view/page.h - what a view is given, and what it gives back.
 * A view turns an edition and a request into a model for its template, or into the bytes themselves. It
 * decides nothing about who may see it, about caching or headers: the route table and the portal do.
 */
#ifndef DASHBOARD_VIEW_PAGE_H
#define DASHBOARD_VIEW_PAGE_H

#include "dashboard/view/places.h"
#include "dashboard/view/words.h"
#include "dashboard/web/request.h"
#include "store/edition/open.h"

#define PAGE_SITE "http://127.0.0.1:8022" /* where nothing else is told */
struct route;
struct editions;
struct letterbox;

struct page {
	struct arena *arena; /* lives as long as the view works */
	const struct request *request;
	const struct route *route; /* NULL on an error page */
	enum lang lang;
	const char *base; /* before every path: "", or where the office shows a preview */
	const struct words *words; /* of `lang` */
	struct edition *edition; /* NULL when nothing has been published */
	struct editions *editions; /* where it is from */
	struct letterbox *letterbox; /* for what citizens send; NULL: nothing can be sent */
	int current; /* number of the edition in force, 0 for none */
	bool pinned; /* the request names the edition */
	bool still; /* for a file that no program serves */
	const char *version; /* of styles, for their address */
	const char *site; /* how the portal is reached from outside: https://example.vn */
	const char *code; /* what stands for :code in the route's pattern, or "" */
};

struct outcome {
	json_t *model; /* for the template; the caller frees it */
	struct text bytes; /* without a template */
	int status; /* 0: 200 */
	const char *next; /* see other: a path; NULL: this is the answer */
	const char *file_name; /* offered for saving, or NULL */
	bool passing; /* of a size of the reader's own: not worth keeping in memory */
	bool fresh; /* true of this moment only: kept by nobody */
};

/* The indicator that the route's :code names; NULL with key indicator.none. */
MUST_CHECK const struct indicator *page_indicator(const struct page *page, struct error *err);

/* A scheme, a host, perhaps a port: nothing that would need quoting anywhere, and no path. */
bool page_is_site(const char *site);
/* An edition's number: one to six digits without a leading zero; 0 for anything else. */
int page_number(const char *text);

/* The places that the request wishes for with places_of; keys of places.h. Answers about days on which no
   boundary changed are not worth keeping. */
MUST_CHECK bool page_places(
	const struct page *page, struct places_wish *ret, bool *ret_passing, struct error *err);

/* The place that the route's :code names (page_place_url); NULL with key place.none. */
MUST_CHECK const struct place *page_place(const struct page *page, struct error *err);

/* Addresses, in the page's arena: `path` in the language, with the edition if the request named it
   (page_url) or always (page_fixed; `more` is "&a=b" or ""). */
const char *page_url(const struct page *page, const char *path);
const char *page_fixed(const struct page *page, const char *path, const char *more);

/* A path in the language without the edition: a form adds that as a field of its own. */
const char *page_path(const struct page *page, const char *path);

/* The address of a place: by its code, and by the day it began where another has the code now. */
const char *page_place_url(const struct page *page, const struct place *place);

/* An address with one parameter more, its value escaped; the same of a path in the language. */
const char *page_more(
	const struct page *page, const char *url, const char *name, const char *value);
const char *page_query(
	const struct page *page, const char *path, const char *name, const char *value);

#endif
