/* collector/package.c - see package.h; the only user of libzip. */
#include "collector/package.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <zip.h>

#include "base/memory.h"

enum { RATIO_FROM = 1 << 20, CHUNK = 1 << 16 };

struct package {
	zip_t *zip;
	const struct limits *limits;
	size_t size; /* of the file */
	size_t unpacked; /* so far, of all parts */
};

struct part {
	struct package *package;
	zip_file_t *file;
	size_t unpacked;
};

static bool damaged(struct error *err)
{
	return error_at(err, ERROR_REFUSED, "xlsx.zip", 1, 0, "%s", "");
}

/* A zip that reads from (and, when patched, writes to) a copy-on-write buffer. */
static zip_t *open_zip(zip_source_t *source, int flags)
{
	zip_error_t error;
	zip_t *zip;

	zip_error_init(&error);
	zip = source == NULL ? NULL : zip_open_from_source(source, flags, &error);
	zip_error_fini(&error);
	if (zip == NULL && source != NULL)
		zip_source_free(source);
	return zip;
}

/* `owned`: libzip frees the bytes, as it does with any it writes over (1.7.3). */
static zip_source_t *source_of(const char *bytes, size_t size, bool owned)
{
	zip_error_t error;
	zip_source_t *source;

	zip_error_init(&error);
	source = zip_source_buffer_create(bytes, size, owned, &error);
	zip_error_fini(&error);
	return source;
}

/* A name inside the package: relative, downwards, with slashes only. */
static bool is_name(const char *name)
{
	const char *at = name;

	if (*name == '\0' || *name == '/' || strpbrk(name, "\\:") != NULL)
		return false;
	for (; at != NULL; at = strchr(at, '/'), at = at == NULL ? NULL : at + 1)
		if (strcmp(at, "..") == 0 || strncmp(at, "../", 3) == 0)
			return false;
	return true;
}

static int compare_names(const void *left, const void *right)
{
	return strcasecmp(*(const char *const *)left, *(const char *const *)right);
}

/* Names that say what a package is, and why it is refused. */
static const char *refusal_of(const char *name)
{
	static const struct {
		const char *part, *key;
	} refused[] = {
		{ "vbaProject.bin", "xlsx.macro" },
		{ "externalLinks/", "xlsx.external" },
		{ "EncryptedPackage", "xlsx.encrypted" },
	};

	for (size_t i = 0; i < COUNT(refused); i++)
		if (strcasestr(name, refused[i].part) != NULL)
			return refused[i].key;
	return NULL;
}

static bool check_entry(zip_t *zip, zip_uint64_t index, const char **ret_name, struct error *err)
{
	zip_stat_t entry;
	const char *key;

	zip_stat_init(&entry);
	if (zip_stat_index(zip, index, 0, &entry) != 0 || (entry.valid & ZIP_STAT_NAME) == 0)
		return damaged(err);
	if (!is_name(entry.name))
		return error_at(err, ERROR_REFUSED, "xlsx.name", 1, 0, "%s", entry.name);
	key = refusal_of(entry.name);
	if (key == NULL && (entry.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 &&
		entry.encryption_method != ZIP_EM_NONE)
		key = "xlsx.encrypted";
	if (key != NULL)
		return error_at(err, ERROR_REFUSED, key, 1, 0, "%s", entry.name);
	*ret_name = entry.name;
	return true;
}

static bool check_entries(struct package *package, struct error *err)
{
	zip_int64_t count = zip_get_num_entries(package->zip, 0);
	arena_auto arena = { 0 };
	const char **names;

	if (count <= 0)
		return damaged(err);
	if (!limits_hold(package->limits, LIMIT_ENTRIES, (size_t)count, "xlsx.limit", err))
		return false;
	names = arena_new(&arena, (size_t)count, sizeof *names);
	for (zip_int64_t i = 0; i < count; i++)
		if (!check_entry(package->zip, (zip_uint64_t)i, &names[i], err))
			return false;
	qsort(names, (size_t)count, sizeof *names, compare_names);
	for (zip_int64_t i = 1; i < count; i++)
		if (strcasecmp(names[i - 1], names[i]) == 0)
			return error_at(err, ERROR_REFUSED, "xlsx.name", 1, 0, "%s", names[i]);
	return true;
}

struct package *package_open(struct span bytes, const struct limits *limits, struct error *err)
{
	struct package *package;
	zip_t *zip;

	if (!limits_hold(limits, LIMIT_BYTES, bytes.size, "xlsx.limit", err))
		return NULL;
	zip = open_zip(source_of(bytes.data, bytes.size, false), ZIP_RDONLY);
	if (zip == NULL) {
		(void)damaged(err);
		return NULL;
	}
	package = memory_new(1, sizeof *package);
	*package = (struct package){ .zip = zip, .limits = limits, .size = bytes.size };
	if (check_entries(package, err))
		return package;
	package_close(package);
	return NULL;
}

void package_close(struct package *package)
{
	if (package == NULL)
		return;
	zip_discard(package->zip);
	free(package);
}

bool package_has(const struct package *package, const char *name)
{
	return zip_name_locate(package->zip, name, ZIP_FL_NOCASE) >= 0;
}

struct part *part_open(struct package *package, const char *name, struct error *err)
{
	zip_int64_t index = zip_name_locate(package->zip, name, ZIP_FL_NOCASE);
	struct part *part;
	zip_file_t *file;

	if (index < 0) {
		(void)error_at(err, ERROR_REFUSED, "xlsx.part", 1, 0, "%s", name);
		return NULL;
	}
	file = zip_fopen_index(package->zip, (zip_uint64_t)index, 0);
	if (file == NULL) {
		(void)damaged(err);
		return NULL;
	}
	part = memory_new(1, sizeof *part);
	*part = (struct part){ package, file, 0 };
	return part;
}

static bool check_sizes(const struct part *part, struct error *err)
{
	const struct package *package = part->package;
	size_t past = package->unpacked < RATIO_FROM ? 0 : package->unpacked / package->size;

	return limits_hold(package->limits, LIMIT_PART, part->unpacked, "xlsx.limit", err) &&
		limits_hold(
			package->limits, LIMIT_UNPACKED, package->unpacked, "xlsx.limit", err) &&
		limits_hold(package->limits, LIMIT_RATIO, past, "xlsx.limit", err);
}

long part_read(struct part *part, char *data, size_t size, struct error *err)
{
	zip_int64_t got = zip_fread(part->file, data, size);

	if (got < 0) {
		(void)damaged(err);
		return -1;
	}
	part->unpacked += (size_t)got;
	part->package->unpacked += (size_t)got;
	return check_sizes(part, err) ? (long)got : -1;
}

void part_close(struct part *part)
{
	if (part == NULL)
		return;
	(void)zip_fclose(part->file);
	free(part);
}

bool package_read(struct package *package, const char *name, struct text *ret, struct error *err)
{
	part_auto *part = part_open(package, name, err);
	char chunk[CHUNK];
	long got;

	if (part == NULL)
		return false;
	while ((got = part_read(part, chunk, sizeof chunk, err)) > 0)
		text_add(ret, (struct span){ chunk, (size_t)got });
	return got == 0;
}

static bool put(zip_t *zip, const struct patch *patch)
{
	zip_source_t *source = zip_source_buffer(zip, patch->bytes.data, patch->bytes.size, 0);
	zip_int64_t index = zip_name_locate(zip, patch->name, ZIP_FL_NOCASE);

	if (source == NULL)
		return false;
	if ((index < 0 ? zip_file_add(zip, patch->name, source, ZIP_FL_ENC_UTF_8)
		       : zip_file_replace(zip, (zip_uint64_t)index, source, 0)) >= 0)
		return true;
	zip_source_free(source);
	return false;
}

/* Adds what the source holds once its zip was closed. */
static bool collect(zip_source_t *source, struct text *ret)
{
	char chunk[CHUNK];
	zip_int64_t got;

	if (zip_source_open(source) != 0)
		return false;
	while ((got = zip_source_read(source, chunk, sizeof chunk)) > 0)
		text_add(ret, (struct span){ chunk, (size_t)got });
	(void)zip_source_close(source);
	return got == 0;
}

bool package_patch(struct span bytes, const struct patch *patches, size_t count, struct text *ret,
	struct error *err)
{
	zip_source_t *source = source_of(memory_copy(bytes.data, bytes.size), bytes.size, true);
	zip_t *zip = open_zip(source, 0);
	bool fine = zip != NULL;

	if (!fine)
		return damaged(err);
	zip_source_keep(source);
	for (size_t i = 0; fine && i < count; i++)
		fine = put(zip, &patches[i]);
	if (!fine || zip_close(zip) != 0) {
		zip_discard(zip);
		fine = false;
	}
	fine = fine && collect(source, ret);
	zip_source_free(source);
	return fine || damaged(err);
}

void package_closep(struct package **package)
{
	package_close(*package);
}

void part_closep(struct part **part)
{
	part_close(*part);
}
