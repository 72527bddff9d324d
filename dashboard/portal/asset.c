/* dashboard/portal/asset.c - files that are part of the program and the same for every edition. */
#include "dashboard/portal/pages.h"
#include "dashboard/view/files.h"

bool asset_view(const struct page *page, struct outcome *ret, struct error *err)
{
	const char *name = page->request->path + 1;
	const struct embedded *file = embedded_find(dashboard_files, name);

	if (file == NULL)
		return error_set(err, ERROR_FAILURE, "file.open", "%s", name);
	text_add(&ret->bytes, (struct span){ file->data, file->size });
	return true;
}
