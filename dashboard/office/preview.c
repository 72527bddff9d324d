/* dashboard/office/preview.c - see preview.h: a portal of its own over the preview's folder. */
#include "dashboard/office/preview.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "dashboard/office/pages.h"
#include "dashboard/portal/portal.h"
#include "dashboard/web/path.h"
#include "store/edition/shelf.h"
#include "store/office/preview.h"

struct preview {
	struct portal *portal; /* NULL until it is asked for */
	struct preview_stamp stamp; /* of what it shows */
};

struct preview *preview_new(void)
{
	return memory_new(1, sizeof(struct preview));
}

void preview_free(struct preview *preview)
{
	if (preview == NULL)
		return;
	portal_close(preview->portal);
	free(preview);
}

/* Builds the edition where what is shown is not how things are. */
static bool refresh(const struct visit *visit, struct error *err)
{
	struct preview *preview = visit->preview;
	const char *dir = preview_dir(visit->arena, visit->dir);
	struct preview_stamp stamp;
	struct error none;
	int number;

	if (!preview_stamp(visit->office, &stamp, err))
		return false;
	/* the folder may have been cleared away meanwhile */
	if (preview->portal != NULL && stamp.sequence == preview->stamp.sequence &&
		stamp.day == preview->stamp.day && shelf_current(dir, &number, &none) && number > 0)
		return true;
	portal_close(preview->portal);
	preview->portal = NULL;
	if (!preview_build(visit->office, &number, err))
		return false;
	preview->portal = portal_open(dir, err);
	preview->stamp = stamp;
	if (preview->portal != NULL)
		portal_set_base(preview->portal, PREVIEW_BASE);
	return preview->portal != NULL;
}

/* The same request as the portal's own reader would send it. */
static struct request inner(const struct visit *visit, const char *path)
{
	struct request request = *visit->request;

	request.path = visit_url(visit, path);
	request.if_none_match = NULL;
	return request;
}

bool preview_front(struct visit *visit, struct page *ret, struct error *err)
{
	struct request *request = arena_new(visit->arena, 1, sizeof *request);

	*request = inner(visit, "/");
	request->parameter_count = 0;
	return refresh(visit, err) &&
		portal_page(visit->preview->portal, visit->arena, request, ret, err);
}

bool preview_page(struct visit *visit, struct visited *ret, struct error *err)
{
	const char *path = path_shared(visit->request->path) + strlen(PREVIEW_BASE);
	struct request request = inner(visit, path);
	struct reply reply;

	if (!refresh(visit, err))
		return false;
	portal_answer(visit->preview->portal, &request, &reply);
	ret->answer = reply.answer;
	return true;
}
