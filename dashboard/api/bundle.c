/* dashboard/api/bundle.c - see bundle.h; the only file that makes zips. */
#include "dashboard/api/bundle.h"

#include <zip.h>

enum { FIRST_DOS_DATE = 1 << 5 | 1 }; /* 1980-01-01, with no time: zips know no zone */

/* libzip takes over a source that was added. */
static bool add(zip_t *zip, const struct bundled *file)
{
	zip_source_t *source = zip_source_buffer(zip, file->bytes.data, file->bytes.size, 0);
	zip_int64_t at = source == NULL ? -1
					: zip_file_add(zip, file->name, source, ZIP_FL_ENC_UTF_8);

	if (at < 0) {
		zip_source_free(source);
		return false;
	}
	return zip_file_set_dostime(zip, (zip_uint64_t)at, 0, FIRST_DOS_DATE, 0) == 0;
}

static bool fill(zip_source_t *target, const struct bundled *files, size_t count)
{
	zip_t *zip = zip_open_from_source(target, ZIP_TRUNCATE, NULL);
	bool fine = zip != NULL;

	for (size_t i = 0; fine && i < count; i++)
		fine = add(zip, &files[i]);
	if (zip == NULL)
		return false;
	if (!fine || zip_close(zip) != 0) {
		zip_discard(zip);
		return false;
	}
	return true;
}

/* What was written to the source. */
static bool read_back(zip_source_t *source, struct text *ret)
{
	char part[16384];
	zip_int64_t size = -1;

	if (zip_source_open(source) != 0)
		return false;
	while ((size = zip_source_read(source, part, sizeof part)) > 0)
		text_add(ret, (struct span){ part, (size_t)size });
	return zip_source_close(source) == 0 && size == 0;
}

bool bundle_make(const struct bundled *files, size_t count, struct text *ret, struct error *err)
{
	zip_source_t *target = zip_source_buffer_create(NULL, 0, 0, NULL);
	bool fine;

	if (target == NULL)
		return error_set(err, ERROR_FAILURE, "bundle.failed", "%s", "");
	zip_source_keep(target); /* closing the archive gives up one hold on it */
	fine = fill(target, files, count) && read_back(target, ret);
	zip_source_free(target);
	return fine || error_set(err, ERROR_FAILURE, "bundle.failed", "%zu", count);
}
